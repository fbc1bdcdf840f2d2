import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import { Banner } from '#ui/banner.tsx'
import { LinkButton } from '#ui/link-button.tsx'

/** P1: the ClickApp is off, so nothing fires; says so, and leads those who may to where it is switched on. */
export function ClickAppNotice() {
  const { orpc } = useApi()
  const names = useWhomToAsk('workspace')
  const workspace = useQuery(orpc.workspace.get.queryOptions()).data
  const session = useQuery(orpc.session.get.queryOptions()).data
  if (!workspace || !session || workspace.automationsEnabled) return null
  return (
    <Banner
      tone="neutral"
      title={<Trans>The Automation ClickApp is off.</Trans>}
      detail={
        session.may.workspace ? (
          <Trans>Nothing fires. All automations are kept as they are.</Trans>
        ) : (
          <Trans>Nothing fires. To have it turned on, ask an owner or admin: {names}.</Trans>
        )
      }
      action={
        session.may.workspace && (
          <LinkButton render={<Link to="/settings/clickapps" />}>
            <Trans>Open ClickApps</Trans>
          </LinkButton>
        )
      }
    />
  )
}
