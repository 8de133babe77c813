import type Library from 'pptxgenjs';

type Class = typeof Library.default;

/** Creates an empty set of slides. The library is loaded on first use. */
export async function createSlides(): Promise<Library.default> {
  const { default: found }: { readonly default: unknown } = await import('pptxgenjs');
  // The library’s types declare a different kind of module from the one that is loaded, with the
  // class one level deeper.
  if (!isClass(found)) throw new Error('The slides library does not export a class');
  return new found();
}

function isClass(found: unknown): found is Class {
  return (
    typeof found === 'function' && 'version' in Object.getOwnPropertyDescriptors(found.prototype)
  );
}
