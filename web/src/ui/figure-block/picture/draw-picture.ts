import { readStyles } from './read-styles.js';

/** Pixels of the picture for each pixel of the page: sharp on paper and on dense screens. */
const DENSITY = 2;

/** Controls and other parts of a block that the picture leaves out. */
const LEFT_OUT = '[data-picture="none"]';

/**
 * A block as a PNG: its message, subtitle, chart with its legend, notes, source, data version and
 * marking, as on the page, but in light colours and without controls.
 *
 * The browser itself lays out and draws the block, as an SVG image that contains the block with the
 * styles and fonts of the page: such an image loads nothing from outside.
 */
export async function drawPicture(block: HTMLElement): Promise<Blob> {
  const { width } = block.getBoundingClientRect();
  const copy = copyBlock(block);
  const height = measure(copy, width);
  const address = toAddress(copy, {
    width: Math.ceil(width),
    height: Math.ceil(height),
    styles: await readStyles(document),
  });
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width) * DENSITY;
  canvas.height = Math.ceil(height) * DENSITY;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser cannot draw pictures');
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) =>
        blob === null ? reject(new Error('This browser cannot write PNG files')) : resolve(blob),
      'image/png',
    );
  });
}

/** Parts that only the picture has, such as notes that are folded on the page. */
const PICTURE_ONLY = '[data-picture="only"]';

/** The block without the parts that are left out, showing its chart even if the table is open. */
export function copyBlock(block: HTMLElement): HTMLElement {
  const copy = document.createElement('div');
  copy.append(block.cloneNode(true));
  for (const part of copy.querySelectorAll(LEFT_OUT)) part.remove();
  for (const part of copy.querySelectorAll(PICTURE_ONLY)) part.removeAttribute('hidden');
  // A number with a button becomes plain text.
  for (const button of copy.querySelectorAll('button')) button.replaceWith(...button.childNodes);
  for (const part of copy.querySelectorAll('[inert], [data-inert]')) {
    part.removeAttribute('inert');
    part.removeAttribute('data-inert');
  }
  return copy;
}

/**
 * The height of the copy at a width, in pixels of the page. The copy is in the page while it is
 * measured, but cannot be seen or focused.
 */
function measure(copy: HTMLElement, width: number): number {
  const stage = document.createElement('div');
  stage.inert = true;
  stage.style.cssText = `position: fixed; inset: 0 auto auto -100000px; inline-size: ${width}px;`;
  stage.append(copy);
  document.body.append(stage);
  const { height } = copy.getBoundingClientRect();
  stage.remove();
  return height;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly styles: string;
}

function toAddress(copy: HTMLElement, { width, height, styles }: Sheet): string {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  for (const [name, value] of Object.entries({
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'data-theme': 'light',
  })) {
    svg.setAttribute(name, String(value));
  }
  const style = document.createElementNS(namespace, 'style');
  style.textContent = styles;
  const frame = document.createElementNS(namespace, 'foreignObject');
  frame.setAttribute('width', String(width));
  frame.setAttribute('height', String(height));
  const body = document.createElement('body');
  body.append(copy);
  frame.append(body);
  svg.append(style, frame);
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
}
