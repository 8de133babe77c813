import { afterEach, describe, expect, it } from 'vitest';

// The files of a process share a page.
afterEach(() => document.body.replaceChildren());

/** Where the element of a piece of a page that is looked at is marked. */
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
    // It is not handed on: the caller whether something is shown asks its parents too.
    ['<div style="display: none"><p data-asked></p></div>', 'block'],
  ])('stands in its line as %s does', (html, display) => {
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
  ])('is seen as %s is', (html, visibility) => {
    expect(styleOf(html).visibility).toBe(visibility);
  });

  it('says how much is seen through it, and whether it is pressed', () => {
    expect(styleOf('<p style="opacity: 0" data-asked></p>').opacity).toBe('0');
    expect(styleOf('<p style="pointer-events: none"><b data-asked></b></p>').pointerEvents).toBe(
      'none',
    );
    expect(styleOf('<p><b data-asked></b></p>').pointerEvents).toBe('auto');
  });

  it('is that of the element as it is now, and of the sheets that there are', () => {
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

  it('has all else that a style has', () => {
    const style = styleOf('<p style="margin-top: 3px" data-asked></p>');
    expect([style.marginTop, style.getPropertyValue('margin-top')]).toEqual(['3px', '3px']);
  });
});
