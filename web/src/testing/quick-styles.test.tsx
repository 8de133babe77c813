import { afterEach, describe, expect, it } from 'vitest';

// Test files in one process share a page.
afterEach(() => document.body.replaceChildren());

/** Gives the computed style of the element marked `data-asked`. */
function styleOf(html: string): CSSStyleDeclaration {
  document.body.innerHTML = html;
  const element = document.querySelector('[data-asked]');
  if (element === null) throw new Error('No element is marked.');
  return getComputedStyle(element);
}

describe('a style under test', () => {
  it.each([
    ['<div data-asked></div>', 'block'],
    ['<span data-asked></span>', 'inline'],
    ['<button data-asked></button>', 'inline-block'],
    ['<ul><li data-asked></li></ul>', 'list-item'],
    ['<table><tbody><tr data-asked></tr></tbody></table>', 'table-row'],
    ['<svg><path data-asked /></svg>', 'inline'],
    ['<p hidden data-asked></p>', 'none'],
    ['<input type="hidden" data-asked>', 'none'],
    ['<dialog data-asked></dialog>', 'none'],
    ['<dialog open data-asked></dialog>', 'block'],
    ['<div popover data-asked></div>', 'none'],
    ['<details><summary data-asked></summary></details>', 'list-item'],
    ['<span style="display: flex" data-asked></span>', 'flex'],
    ['<span style="display: none" data-asked></span>', 'none'],
    // `display` is not inherited: a caller that checks whether something is shown checks its
    // parents too.
    ['<div style="display: none"><p data-asked></p></div>', 'block'],
  ])('displays %s as %s', (html, display) => {
    expect(styleOf(html).display).toBe(display);
    expect(styleOf(html).getPropertyValue('display')).toBe(display);
  });

  it.each([
    ['<p data-asked></p>', 'visible'],
    ['<div style="visibility: hidden"><p><b data-asked></b></p></div>', 'hidden'],
    [
      '<div style="visibility: hidden"><p style="visibility: visible"><b data-asked></b></p></div>',
      'visible',
    ],
    [
      '<div style="visibility: hidden"><p style="visibility: inherit"><b data-asked></b></p></div>',
      'hidden',
    ],
    ['<table><tbody hidden><tr><td data-asked></td></tr></tbody></table>', 'collapse'],
  ])('makes %s %s', (html, visibility) => {
    expect(styleOf(html).visibility).toBe(visibility);
  });

  it('gives opacity and pointer events', () => {
    expect(styleOf('<p style="opacity: 0" data-asked></p>').opacity).toBe('0');
    expect(styleOf('<p style="pointer-events: none"><b data-asked></b></p>').pointerEvents).toBe(
      'none',
    );
    expect(styleOf('<p><b data-asked></b></p>').pointerEvents).toBe('auto');
  });

  it('follows changes to the element and to the style sheets', () => {
    const style = styleOf('<p data-asked>Text</p>');
    const element = document.querySelector('p');
    element?.setAttribute('hidden', '');
    expect(style.display).toBe('none');
    element?.removeAttribute('hidden');
    const sheet = document.createElement('style');
    sheet.textContent = 'p { display: grid }';
    document.head.append(sheet);
    expect(style.display).toBe('grid');
    sheet.remove();
    expect(style.display).toBe('block');
  });

  it('has all the other properties of a style', () => {
    const style = styleOf('<p style="margin-top: 3px" data-asked></p>');
    expect([style.marginTop, style.getPropertyValue('margin-top')]).toEqual(['3px', '3px']);
  });
});
