// pdf.js needs this class for drawing as soon as it is loaded. Tests do not draw anything, and
// packages for drawing are not installed.
if (!('DOMMatrix' in globalThis)) Reflect.set(globalThis, 'DOMMatrix', Object);
