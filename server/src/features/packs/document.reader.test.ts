import { describe, expect, it } from 'vitest';

import { type PackDocument, toDocumentText } from '#domain/packs/document.js';

import { readDocument } from './document.reader.js';

/** A document written before documents had actions and definitions. */
const ofFormOne =
  '{"dataVersion":12,"edition":"PARTNERS","form":1,"frozenAt":"2026-09-03T10:00:00.000Z","gaps":{"missing":["1 Reports: why"],"reason":"The board meets."},' +
  '"marking":"OFFICIAL","nonce":"ab","pack":{"area":"TV","areaName":"Thames Valley","number":1,"quarter":"2026-27-Q1","quarterName":"Q1 2026/27","reason":""},' +
  '"sections":[{"blocks":[{"id":"reports-reports","kpi":null}],"heading":"Reports","key":"reports","notes":[],"texts":[{"body":"As usual.","by":"Analyst","kind":"WHY"}]}],' +
  '"signed":{"at":"2026-09-03T09:00:00.000Z","by":"Independent chair"},"title":"More reports"}';

const ofFormTwo: PackDocument = {
  ...readDocument(ofFormOne),
  form: 2,
  actions: [
    {
      ...{
        id: 'a',
        text: 'Agree a form.',
        owner: 'Analyst, Reading',
        dueOn: '2026-08-31',
        state: 'OPEN',
        age: 2,
        isOverdue: true,
      },
      notes: '',
    },
  ],
  definitions: [{ name: 'Reports', words: 'What was told.' }],
  facts: {
    events: [{ id: 'e', title: 'A new form' }],
    quarters: [
      { key: '2026-27-Q1', datasets: [{ dataset: 'REPORTS' }], datasetsReceived: ['REPORTS'] },
    ],
    places: [{ code: 'TV', largerAreas: [] }],
  },
};

describe('a document', () => {
  it('in the first form is read, and the parts it lacks are empty', () => {
    expect(readDocument(ofFormOne)).toMatchObject({
      ...{ form: 1, dataVersion: 12, actions: [], definitions: [], facts: null },
      sections: [
        {
          key: 'reports',
          blocks: [{ id: 'reports-reports', kpi: null }],
          texts: [{ kind: 'WHY', body: 'As usual.' }],
        },
      ],
    });
  });

  it('in the current form is read back unchanged', () => {
    expect(readDocument(toDocumentText(ofFormTwo))).toEqual(ofFormTwo);
  });

  it.each([
    { what: 'a form that never existed', text: ofFormOne.replace('"form":1', '"form":3') },
    { what: 'actions left out', text: ofFormOne.replace('"form":1', '"form":2') },
  ])('with $what is refused', ({ text }) => {
    expect(() => readDocument(text)).toThrow();
  });
});
