/** Registers an element's class under its tag, unless the page or another copy of this module has one there. */
export function define<T extends HTMLElement>(tag: string, element: new () => T): void {
  customElements.get(tag) || customElements.define(tag, element);
}

/** The page's element of that tag; where it has none, a new one at the body's end. */
export function place<T extends HTMLElement>(tag: string, element: new () => T): T {
  define(tag, element);
  return (
    document.querySelector<T>(`${tag}:not([inline])`) ?? document.body.appendChild(document.createElement(tag) as T)
  );
}
