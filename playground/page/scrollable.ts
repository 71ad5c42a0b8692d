// Boxes that scroll sideways are stops of the tab key, but only while there is something to scroll.

const observer = new ResizeObserver(entries => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0')
    else target.removeAttribute('tabindex')
  }
})

export function scrollable<Box extends HTMLElement>(box: Box, label: string): Box {
  box.classList.add('scrollable')
  box.setAttribute('role', 'region')
  box.setAttribute('aria-label', label)
  observer.observe(box)
  return box
}
