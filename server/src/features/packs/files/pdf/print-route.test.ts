import { describe, expect, it } from 'vitest';

import { readDocument } from '#features/packs/document.reader.js';
import { plainPackDocument } from '#testing/pack-document.js';

import { answerPrinting, type AskEdition, printOrigin, toPrintAddress } from './print-route.js';

const frozen = {
  document: readDocument(JSON.stringify(plainPackDocument)),
  sha256: 'ab'.repeat(32),
};
const own = toPrintAddress(frozen);
const files = new Map(
  ['/index.html', '/assets/pack.js'].map(
    (address) => [address, { type: 'text/html', read: () => Buffer.from(address) }] as const,
  ),
);

const QUESTION =
  'query PackPrint($quarter: Quarter!, $area: ID!, $version: Int, $edition: PackEdition) { viewer { id } board(quarter: $quarter, area: $area, version: $version, edition: $edition) { proof { sha256 } ...Rest } } fragment Rest on BoardPack { id }';
const toBody = (query: string, operationName = 'PackPrint') =>
  JSON.stringify({ operationName, query, variables: { quarter: '2020-21-Q1' } });

interface Params {
  readonly url: string;
  readonly method?: string;
  readonly body?: string;
  readonly type?: string;
  readonly ask?: AskEdition;
}

const answerRightly: AskEdition = () =>
  Promise.resolve({ data: { board: { proof: { sha256: frozen.sha256 } } }, errors: [] });

/** The response to a request from the page. */
async function asks({ url, method = 'GET', body, type = 'document', ask = answerRightly }: Params) {
  const faults: unknown[] = [];
  const answers: unknown[] = [];
  await answerPrinting(frozen, { files, ask }, (fault) => faults.push(fault))({
    request: () => ({
      url: () => new URL(url, printOrigin).toString(),
      method: () => method,
      postData: () => body ?? null,
      resourceType: () => type,
    }),
    abort: () => Promise.resolve(void answers.push('ABORTED')),
    fulfill: (given) => Promise.resolve(void answers.push(given)),
  });
  expect(answers).toHaveLength(1);
  return { answer: answers[0], faults };
}

const question = (body: string, ask?: AskEdition) =>
  asks({ url: '/graphql', method: 'POST', type: 'fetch', body, ...(ask ? { ask } : {}) });

describe('while a pack is printed', () => {
  it('the page gets its files, which may load only each other', async () => {
    for (const [url, file] of [
      [own, '/index.html'],
      [`${own}#pages=statement.2`, '/index.html'],
      ['/assets/pack.js', '/assets/pack.js'],
    ] as const) {
      const { answer, faults } = await asks({ url });
      expect(answer).toMatchObject({
        body: Buffer.from(file),
        headers: {
          'content-security-policy': expect.stringMatching(
            /^default-src 'none';.*connect-src 'self'/,
          ),
        },
      });
      expect(faults).toEqual([]);
    }
  });

  it.each([
    { what: 'another version', url: own.replace('version=1', 'version=2') },
    { what: 'another quarter', url: own.replace('2026-27-Q2', '2026-27-Q1') },
    { what: 'another place', url: own.replace('E23000029', 'E10000025') },
    { what: 'another edition', url: `${own}&edition=cleared` },
    {
      what: 'the file of another pack',
      url: '/packs/ccbd56d0-8f02-420f-bfdb-66dbbe64512e/cleared.xlsx',
    },
    { what: 'a page of the application', url: '/safeguarding' },
    { what: 'a file that is not among the built ones', url: '/assets/../../package.json' },
    { what: 'a file by another method', url: '/assets/pack.js', method: 'POST' },
    {
      what: 'a question in an address',
      url: `/graphql?query=${encodeURIComponent('{ boards { id } }')}`,
      type: 'fetch',
    },
  ])('$what is refused, and stops printing at once', async (asked) => {
    const { answer, faults } = await asks(asked);
    expect(answer).toBe('ABORTED');
    expect(String(faults[0])).toContain('There is no');
  });

  it.each([
    'https://example.org/',
    'http://127.0.0.1:5432/',
    'http://169.254.169.254/',
    `${printOrigin}.example.org/`,
    'file:///etc/passwd',
  ])(
    '%s, which a text may contain, is blocked, and the pack is printed all the same',
    async (url) => {
      for (const type of ['image', 'document', 'stylesheet', 'fetch']) {
        const { answer, faults } = await asks({ url, type });
        expect([answer, faults]).toEqual(['ABORTED', []]);
      }
    },
  );

  it('the page’s question is answered', async () => {
    const { answer, faults } = await question(toBody(QUESTION));
    expect([answer, faults]).toEqual([
      { json: { data: { board: { proof: { sha256: frozen.sha256 } } } } },
      [],
    ]);
  });

  it.each([
    {
      what: 'a different question of the same name',
      body: toBody('query PackPrint { boards { id } }'),
    },
    { what: 'a second operation', body: toBody(`${QUESTION} query Other { boards { id } }`) },
    {
      what: 'another field next to it',
      body: toBody(QUESTION.replace('viewer { id }', 'auditLog(first: 9) { totalCount }')),
    },
    {
      what: 'another pack next to it',
      body: toBody(QUESTION.replace('viewer { id }', 'other: board(quarter: "2026-27-Q1") { id }')),
    },
    {
      what: 'the latest version next to it',
      body: toBody(
        QUESTION.replace('viewer { id }', 'other: board(quarter: $quarter, area: $area) { id }'),
      ),
    },
    {
      what: 'another pack in its place',
      body: toBody(QUESTION.replace('quarter: $quarter', 'quarter: "2026-27-Q1"')),
    },
    {
      what: 'another variable in its place',
      body: toBody(QUESTION.replace('version: $version', 'version: $edition')),
    },
    {
      what: 'a question without a version',
      body: toBody(QUESTION.replace('version: $version, ', '')),
    },
    {
      what: 'fields through a fragment',
      body: toBody(
        QUESTION.replace('viewer { id }', '...All').concat(
          ' fragment All on Query { boards { id } }',
        ),
      ),
    },
    { what: 'a mutation', body: toBody(QUESTION.replace('query', 'mutation')) },
    { what: 'a body without a question', body: '{' },
  ])('$what is not answered, and stops printing at once', async ({ body }) => {
    const asked: string[] = [];
    const { answer, faults } = await question(body, (_, text) => {
      asked.push(text);
      return answerRightly(frozen, text);
    });
    expect([answer, asked]).toEqual(['ABORTED', []]);
    expect(String(faults[0])).toContain('asked for something other than its pack');
  });

  it('other questions from the application are not answered, and do not stop printing', async () => {
    for (const asked of ['query Choices { boards { id } }', QUESTION]) {
      const { answer, faults } = await question(toBody(asked, 'Choices'), () =>
        Promise.reject(new Error('It was asked')),
      );
      expect([answer, faults]).toEqual(['ABORTED', []]);
    }
  });

  it('a different document or a refusal stops printing', async () => {
    const other = await question(toBody(QUESTION), () =>
      Promise.resolve({ data: { board: { proof: { sha256: 'cd' } } }, errors: [] }),
    );
    expect([other.answer, String(other.faults[0])]).toEqual([
      'ABORTED',
      'Error: The answer was a different document from the one to be printed',
    ]);
    const refused = await question(toBody(QUESTION), () =>
      Promise.resolve({ errors: [{ message: 'No' }] }),
    );
    expect([refused.answer, String(refused.faults[0])]).toEqual([
      'ABORTED',
      expect.stringContaining('could not get its pack'),
    ]);
  });

  it('a file missing from the build stops printing, except for an icon that is not essential', async () => {
    expect(String((await asks({ url: '/assets/gone.js', type: 'script' })).faults[0])).toContain(
      '/assets/gone.js',
    );
    expect((await asks({ url: '/favicon.ico', type: 'other' })).faults).toEqual([]);
  });
});
