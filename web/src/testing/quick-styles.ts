type Inherited = 'visibility' | 'pointer-events';
type Quick = Inherited | 'display' | 'opacity';

const initial = { visibility: 'visible', 'pointer-events': 'auto' } as const;

const isInherited = (name: Quick): name is Inherited => name in initial;

/** Names of the properties that are worked out here. */
const names: ReadonlyMap<string | symbol, Quick> = new Map([
  ['display', 'display'],
  ['opacity', 'opacity'],
  ['visibility', 'visibility'],
  ['pointerEvents', 'pointer-events'],
  ['pointer-events', 'pointer-events'],
]);

/** The attributes by which a browser's own sheet decides whether elements of one name are shown. */
const attributes = ['hidden', 'open', 'type', 'style'] as const;

/** Whether the style cannot be worked out only from the element. */
const isUnusual = (element: Element): boolean =>
  document.styleSheets.length > 0 ||
  element.localName === 'summary' ||
  element.hasAttribute('popover') ||
  /inherit|initial|unset|revert|var\(/.test(element.getAttribute('style') ?? '');

/**
 * Styles as jsdom works them out, each computed once. jsdom reads its own sheet again for every
 * element after every change to a page, which takes a fifth of the time of page tests; that sheet
 * depends on an element's name and a few attributes, and a page under test has no other sheet.
 * Rarely used properties are left to jsdom.
 */
export function toQuickStyles(ask: typeof getComputedStyle): typeof getComputedStyle {
  const kinds = new Map<string, CSSStyleDeclaration>();

  /** The style of a detached element with the name and attributes of the given element. */
  function styleOfKind(element: Element): CSSStyleDeclaration {
    const key = JSON.stringify([
      element.namespaceURI,
      element.localName,
      ...attributes.map((name) => element.getAttribute(name)),
    ]);
    const known = kinds.get(key);
    if (known !== undefined) return known;
    const alone = document.createElementNS(element.namespaceURI, element.localName);
    for (const name of attributes) {
      const value = element.getAttribute(name);
      if (value !== null) alone.setAttribute(name, value);
    }
    const style = ask(alone);
    kinds.set(key, style);
    return style;
  }

  function findInherited(element: Element, name: Inherited): string {
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      const value = styleOfKind(each).getPropertyValue(name);
      const own =
        'style' in each && each.style instanceof CSSStyleDeclaration
          ? each.style.getPropertyValue(name)
          : '';
      if (own !== '' || value !== initial[name]) return value;
    }
    return initial[name];
  }

  function read(element: Element, name: Quick): string {
    for (let each: Element | null = element; each !== null; each = each.parentElement)
      if (isUnusual(each)) return ask(element).getPropertyValue(name);
    return isInherited(name)
      ? findInherited(element, name)
      : styleOfKind(element).getPropertyValue(name);
  }

  return (element, pseudoElement) => {
    if (
      pseudoElement !== undefined ||
      !(element instanceof HTMLElement || element instanceof SVGElement)
    )
      return ask(element, pseudoElement);
    const readByName = (asked: string) => {
      const name = names.get(asked);
      return name === undefined ? ask(element).getPropertyValue(asked) : read(element, name);
    };
    return new Proxy(element.style, {
      get(_, asked) {
        const name = names.get(asked);
        if (name !== undefined) return read(element, name);
        if (asked === 'getPropertyValue') return readByName;
        const style = ask(element);
        const value: unknown = Reflect.get(style, asked);
        return typeof value === 'function' ? value.bind(style) : value;
      },
    });
  };
}
