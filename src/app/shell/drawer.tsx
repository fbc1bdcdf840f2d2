import { useLingui } from '@lingui/react/macro'
import { cx } from '#ui/cx.ts'
import { layerBox, ModalLayer } from '#ui/modal-layer.tsx'
import { Sidebar } from './sidebar.tsx'

/** The sidebar where there is no room beside the page: from the left, over it. */
export function Drawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLingui()
  return (
    <ModalLayer open={open} onClose={onClose} aria-label={t`Sidebar`}>
      <div
        className={cx(
          layerBox,
          'flex h-full w-72 max-w-[85vw] flex-col bg-canvas group-not-open/layer:-translate-x-8 starting:-translate-x-8',
        )}
      >
        <Sidebar onVisit={onClose} />
      </div>
    </ModalLayer>
  )
}
