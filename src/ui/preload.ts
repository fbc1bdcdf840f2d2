import { loadMenu } from './menu.tsx'
import { fetchPart } from './on-demand.ts'
import { loadPopover } from './popover.tsx'
import { loadToasts } from './toast.tsx'

/** Fetches what opens later (menus, popovers, toasts), for an idle moment after the first view. */
export async function preloadOverlays(): Promise<void> {
  await Promise.allSettled([fetchPart(loadMenu), fetchPart(loadPopover), fetchPart(loadToasts)])
}
