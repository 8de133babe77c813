// pdf.js needs this class when it is loaded, for drawing. Nothing is drawn here, and drawing
// packages are left out.
if (!('DOMMatrix' in globalThis)) Reflect.set(globalThis, 'DOMMatrix', Object);
