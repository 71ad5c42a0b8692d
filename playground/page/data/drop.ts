// Takes files that are dropped on an element.

export function onDrop(target: HTMLElement, take: (file: File) => void): void {
  const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  target.addEventListener('dragover', event => {
    if (!holdsFile(event)) return
    event.preventDefault()
    target.classList.add('drop-target')
  })
  target.addEventListener('dragleave', event => {
    if (event.relatedTarget instanceof Node && target.contains(event.relatedTarget)) return
    target.classList.remove('drop-target')
  })
  target.addEventListener('drop', event => {
    target.classList.remove('drop-target')
    if (!holdsFile(event)) return
    event.preventDefault()
    const file = event.dataTransfer?.files[0]
    if (file) take(file)
  })
}
