import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { boundaryOf, readForm } from './form-parts.js';

async function* inChunks(text: string, length: number): AsyncIterable<Buffer> {
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += length) yield await Promise.resolve(bytes.subarray(at, at + length));
}

/** All parts of a form, their content as text. */
async function read(form: string, chunkLength = 7) {
  const parts = [];
  for await (const { field, fileName, content } of readForm(inChunks(form, chunkLength), 'edge')) {
    let text = '';
    for await (const chunk of content) text += chunk.toString('latin1');
    parts.push({ field, fileName, text });
  }
  return parts;
}

const part = (content: string, disposition = 'name="file"; filename="may.csv"') =>
  `--edge\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`;

describe('readForm', () => {
  /** What looks like an edge and is none. */
  const near = fc
    .array(fc.constantFrom('\r', '\n', '\r\n', '-', '--', '--edg', '\r\n--edg', 'e', 'edge', '--edge', '\0', 'ÿ', 'x'.repeat(100)), {
      maxLength: 12,
    })
    .map((pieces) => pieces.join(''))
    .filter((content) => !content.includes('\r\n--edge'));

  it('gives every byte of every part, however it was cut on its way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(near, { maxLength: 4 }), fc.integer({ min: 1, max: 300 }), async (contents, chunkLength) => {
        const form = `${contents.map((content) => part(content)).join('')}--edge--\r\n`;
        expect(await read(form, chunkLength)).toEqual(contents.map((text) => ({ field: 'file', fileName: 'may.csv', text })));
      }),
    );
  });

  it('refuses a form wherever it breaks off', async () => {
    const form = `${part('one')}${part('two')}--edge--`;
    for (let length = 0; length < form.length; length += 1) await expect(read(form.slice(0, length))).rejects.toThrow('It breaks off');
    expect(await read(form)).toHaveLength(2);
  });

  it('passes over what stands before and behind', async () => {
    expect(await read(`before\r\n${part('one')}--edge--\r\nbehind`)).toMatchObject([{ text: 'one' }]);
  });

  it.each([
    { disposition: 'name="file"; filename="Mai %22\\"\\\\.csv"', fileName: 'Mai ""\\.csv' },
    { disposition: 'filename=may.csv; name=file', fileName: 'may.csv' },
    { disposition: `name="file"; filename="x"; filename*=UTF-8''M%C3%BC%27.csv`, fileName: "Mü'.csv" },
    { disposition: 'name="file"; filename=""', fileName: '' },
    { disposition: 'name="file"', fileName: null },
    { disposition: 'name="a; filename=b"', fileName: null, field: 'a; filename=b' },
  ])('reads the names in $disposition', async ({ disposition, fileName, field = 'file' }) => {
    expect(await read(`${part('', disposition)}--edge--`)).toEqual([{ field, fileName, text: '' }]);
  });

  it('refuses a head without an end, and a name that cannot be read', async () => {
    await expect(read(`--edge\r\n${'x'.repeat(20_000)}`, 1000)).rejects.toThrow('A head is too long');
    await expect(read(part('', "name=file; filename*=UTF-8''%C3"))).rejects.toThrow('A name cannot be read');
  });
});

describe('boundaryOf', () => {
  it.each([
    { contentType: 'multipart/form-data; boundary=edge', boundary: 'edge' },
    { contentType: 'Multipart/Form-Data; charset=utf-8; Boundary="an edge"', boundary: 'an edge' },
    { contentType: 'multipart/form-data', boundary: null },
    { contentType: 'multipart/form-data; boundary=', boundary: null },
    { contentType: 'multipart/mixed; boundary=edge', boundary: null },
    { contentType: undefined, boundary: null },
  ])('finds $boundary in $contentType', ({ contentType, boundary }) => {
    expect(boundaryOf(contentType)).toBe(boundary);
  });
});
