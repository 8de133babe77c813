import JsZip from 'jszip';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { readDocument } from '#features/packs/document.reader.js';
import { plainPackDocument, plainPackDocumentToday } from '#testing/pack-document.js';

import { writePackSlides } from './pack-slides.js';

const SHA = '0123456789abcdef'.repeat(4);

const write = (plain: unknown) =>
  writePackSlides({ document: readDocument(JSON.stringify(plain)), sha256: SHA });

/** The parts of a set of slides by path, as XML. */
async function open(content: Buffer): Promise<ReadonlyMap<string, string>> {
  const { files } = await JsZip.loadAsync(content);
  const entries = Object.entries(files).filter(([path]) => path.endsWith('.xml'));
  return new Map(
    await Promise.all(
      entries.map(async ([path, part]) => [path, await part.async('string')] as const),
    ),
  );
}

const wordsOf = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)/g)].map(([, text = '']) => text);
const under = (parts: ReadonlyMap<string, string>, folder: string) => {
  const numbered = [...parts].filter(([path]) =>
    new RegExp(`^${folder}/[a-zA-Z]+\\d+\\.xml$`).test(path),
  );
  const numberOf = (path: string) => Number(/\d+/.exec(path)?.[0]);
  return numbered.sort(([one], [other]) => numberOf(one) - numberOf(other)).map(([, xml]) => xml);
};

let plain: Buffer;
beforeAll(async () => {
  plain = await write(plainPackDocument);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a pack as slides', () => {
  it('has a title, a slide for each section, actions and proof, each with its marking', async () => {
    const parts = await open(
      await write({ ...plainPackDocumentToday, marking: 'OFFICIAL-SENSITIVE' }),
    );
    const slides = under(parts, 'ppt/slides').map(wordsOf);
    expect(slides.map(([title]) => title)).toEqual([
      ...[
        'Thames Valley: partnership board',
        '1 Chair’s statement',
        '2 Scorecard',
        '3 Reports: by channel / type',
        'Actions',
        'Proof',
      ],
    ]);
    expect(slides.at(-1)).toContain('01234567 89abcdef '.repeat(4).trim());
    expect(slides[4]).toEqual(expect.arrayContaining(['=Agree a form', 'Open, overdue']));
    for (const xml of under(parts, 'ppt/slideLayouts').slice(-2))
      expect(wordsOf(xml).filter((text) => text === 'OFFICIAL-SENSITIVE')).toHaveLength(2);
    for (const xml of under(parts, 'ppt/notesSlides'))
      expect(wordsOf(xml)[0]).toBe('OFFICIAL-SENSITIVE');
  });

  it('has editable tables and charts, and describes each chart', async () => {
    const parts = await open(plain);
    const slide = under(parts, 'ppt/slides')[3] ?? '';
    expect(slide.match(/<a:tbl>/g)).toHaveLength(1);
    expect(
      [...slide.matchAll(/<p:graphicFrame>.*?descr="([^"]*)"/gs)]
        .map(([, said]) => said)
        .filter((said) => said !== ''),
    ).toEqual(['Finding of reports-reports. What reports-reports counts. Reports rose.']);
    expect([...parts.keys()].filter((path) => path.startsWith('ppt/charts/chart'))).toEqual([
      'ppt/charts/chart1.xml',
    ]);
    const chart = parts.get('ppt/charts/chart1.xml') ?? '';
    expect(chart.match(/<c:lineChart>/g)).toHaveLength(4);
    expect(chart).toMatch(/Reports received.*Average.*Upper limit.*Lower limit/s);
    // The value as shown, not the true value.
    expect(chart).toContain('<c:v>9000</c:v>');
    expect(chart).not.toContain('9007');
  });

  it('has its text in the notes, line by line and without HTML', async () => {
    const parts = await open(plain);
    expect(wordsOf(under(parts, 'ppt/notesSlides')[1] ?? '').slice(0, 5)).toEqual([
      ...['OFFICIAL', 'Statement (Independent chair):', 'A steady quarter.', '• one', '• two'],
    ]);
    expect([...parts.values()].join('')).not.toContain('alert(');
  });

  it('gives each paragraph its properties once, and does not draw anything for a missing figure', async () => {
    const text = JSON.stringify(plainPackDocument)
      .replace('"value":9004', '"value":null')
      .replace('about 8997', '[x]');
    const all = [...(await open(await write(JSON.parse(text)))).values()].join('');
    expect(all).not.toMatch(/<\/a:r><a:pPr|NaN|<c:v><\/c:v>/);
    expect(all.match(/<c:pt idx="1"><c:v>9\d+<\/c:v>/g)).toBeNull();
    expect(all).toContain('<a:buFont');
  });

  it('is the same, byte for byte, for the same document at any time', async () => {
    vi.useFakeTimers({ now: Date.parse('2031-05-06T07:08:09Z'), toFake: ['Date'] });
    expect((await write(plainPackDocument)).equals(plain)).toBe(true);
  });

  it('writes a long heading in full, in letters that fit, and says that a section is empty', async () => {
    const headings = [
      'Calls and visits',
      'Reports of everything that was told to anybody, '.repeat(7).slice(0, 300),
      'w'.repeat(300),
    ];
    const sections = headings.map((heading) => ({
      ...plainPackDocument.sections[0],
      heading,
      texts: [],
    }));
    const slides = under(
      await open(await write({ ...plainPackDocument, sections })),
      'ppt/slides',
    ).slice(1, 4);
    expect(slides.map((xml) => wordsOf(xml).slice(0, -1).join(''))).toEqual(
      headings.map((heading, index) => `${index + 1} ${heading}Nothing is shown in this section.`),
    );
    expect(slides.map((xml) => /type="title".*?<a:rPr [^>]*sz="(\d+)"/s.exec(xml)?.[1])).toEqual([
      '2600',
      '1200',
      '1200',
    ]);
  });

  it('continues long texts and lists on further slides', async () => {
    const long = {
      ...plainPackDocumentToday,
      sections: [
        {
          ...plainPackDocument.sections[0],
          texts: [{ kind: 'STATEMENT', body: 'word '.repeat(1000), by: '' }],
        },
      ],
      actions: Array.from({ length: 60 }, (_, index) => ({
        ...plainPackDocumentToday.actions[0],
        text: `Action ${index + 1}`,
      })),
    };
    const slides = under(await open(await write(long)), 'ppt/slides').map(wordsOf);
    const titles = slides.map(([title]) => title);
    expect(
      titles.filter((title) => title === '1 Chair’s statement, continued').length,
    ).toBeGreaterThan(1);
    expect(titles).toContain('Actions, continued');
    const listed = slides.flat().filter((text) => /^Action \d+$/.test(text));
    expect(new Set(listed).size).toBe(60);
    expect(slides.flat().join('').match(/word/g)).toHaveLength(1000);
  });

  it('shows notes on figures beneath them, not just to the presenter', async () => {
    const noted = plainPackDocument.sections.map((section) => ({
      ...section,
      notes: section.blocks.length > 0 ? ['One return is missing.'] : [],
    }));
    const slides = under(
      await open(await write({ ...plainPackDocument, sections: noted })),
      'ppt/slides',
    ).map(wordsOf);
    const of = (title: string) =>
      slides
        .filter(([first = '']) => first.startsWith(title))
        .flat()
        .join(' ');
    expect(of('3 Reports')).toContain('One return is missing.');
    expect(of('3 Reports')).toContain('Rated without one return.');
    // A note on two figures on one slide appears there once.
    const twice = noted.map((section) => ({
      ...section,
      notes: ['Rated without one return.', ...section.notes],
    }));
    const once = under(
      await open(await write({ ...plainPackDocument, sections: twice })),
      'ppt/slides',
    ).map(wordsOf);
    const [reports = []] = once.filter(([first = '']) => first.startsWith('3 Reports'));
    expect(reports.join('\n').match(/Rated without one return\./g)).toHaveLength(1);
    const many = noted.map((section) => ({
      ...section,
      notes: Array.from({ length: 12 }, (_, index) => `Note ${index + 1} of the figures.`),
    }));
    const longer = under(
      await open(await write({ ...plainPackDocument, sections: many })),
      'ppt/slides',
    ).map(wordsOf);
    expect(longer.flat().join(' ')).toContain('Note 12 of the figures.');
  });

  it('never uses letters too small to read from a seat in the room, and never breaks a date across lines', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({
      ...plainPackDocumentToday.actions[0],
      text: `Action ${index + 1}: `.padEnd(90, 'look into it '),
      notes: 'Begun in the spring. '.repeat(12),
      owner: 'Intelligence manager, South East Regional Organised Crime Unit',
    }));
    const slides = under(
      await open(await write({ ...plainPackDocumentToday, actions: rows })),
      'ppt/slides',
    );
    const tables = slides.filter((xml) => xml.includes('<a:tbl>'));
    const sizes = tables.flatMap((xml) =>
      [...xml.matchAll(/<a:rPr [^>]*sz="(\d+)"/g)].map(([, size]) => Number(size)),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1200);
    const actions = tables.find((xml) => xml.includes('31 October 2026')) ?? '';
    const width = Number([...actions.matchAll(/<a:gridCol w="(\d+)"/g)][2]?.[1]) / 914_400;
    const size =
      Number(/sz="(\d+)"[^>]*>(?:(?!<a:t>).)*<a:t>31 October 2026/s.exec(actions)?.[1]) / 100;
    expect(width - 0.12).toBeGreaterThan(('31 October 2026'.length * size * 0.47) / 72);
  });
});
