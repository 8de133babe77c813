// What reads PDFs asks for this as it is loaded, to draw with. Nothing is drawn here, and packages
// that draw are left out.
if (!('DOMMatrix' in globalThis)) Reflect.set(globalThis, 'DOMMatrix', Object);
