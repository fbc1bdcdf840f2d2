import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import SearchX from 'lucide-react/icons/search-x'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'

export function NotFoundPage() {
  const { t } = useLingui()
  return (
    <EmptyState
      level={2}
      icon={SearchX}
      title={t`There is nothing at this address`}
      actions={
        <LinkButton render={<Link to="/" />}>
          <Trans>Go to your tasks</Trans>
        </LinkButton>
      }
    >
      <Trans>The place may have been deleted, or the link is mistyped.</Trans>
    </EmptyState>
  )
}
