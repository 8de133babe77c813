import type Library from 'pptxgenjs';

type Class = typeof Library.default;

/** An empty set of slides. Their library is loaded when the first is wanted. */
export async function createSlides(): Promise<Library.default> {
  const { default: found }: { readonly default: unknown } = await import('pptxgenjs');
  // Its types are of the other kind of module than what is loaded, and say that the class lies one
  // deeper.
  if (!isClass(found)) throw new Error('The library of slides is not what it says');
  return new found();
}

function isClass(found: unknown): found is Class {
  return (
    typeof found === 'function' && 'version' in Object.getOwnPropertyDescriptors(found.prototype)
  );
}
