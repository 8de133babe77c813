import type { Marking } from '#domain/access/grant.js';
import { findMissingTexts } from '#domain/packs/missing.js';
import {
  type HandBack,
  type Pack,
  type PackText,
  type SectionPlan,
  textKinds,
  textsIn,
} from '#domain/packs/pack.js';
import { formatDate } from '#domain/plain-date.js';
import { formatQuarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type RoundItem, type RoundStep, roundSteps } from './steps.js';

/**
 * What a person is told about a pack: no figures and nothing from a text, only what needs doing and
 * by when.
 */
export interface RoundMessage {
  readonly title: string;
  /** Paragraphs, with an empty line between them. Lines of a list start with a hyphen. */
  readonly body: string;
  readonly marking: Marking;
  /** The path of a Stronghold page. */
  readonly link: string;
}

/** What a message is based on. */
export interface Telling {
  readonly pack: Pack;
  readonly sections: readonly SectionPlan[];
  readonly texts: readonly PackText[];
  /** The last time that the pack was handed back. Null if it never was. */
  readonly handedBack: HandBack | null;
}

/** The maximum number of lines in a list: the rest is on the page. */
const MAX_LINES = 12;

const titles: Readonly<Record<RoundStep, string>> = {
  SIGNED_OFF: 'Signed off',
  HANDED_BACK: 'Handed back',
  SIGN_PARTNERS: 'To be signed',
  SIGN_CLEARED: 'To be signed',
  SIGN_LATE: 'Not signed off yet',
  SIGN_SOON: 'Soon to be signed off',
  TEXTS_LATE: 'Texts are late',
  UNASKED: 'Nobody to ask',
  LATE: 'Your text is late',
  SOON: 'Your text is due soon',
  ASKED: 'Please write for the board',
};

const stepsInOrder = Object.keys(roundSteps).filter((key): key is RoundStep =>
  Object.hasOwn(roundSteps, key),
);

/**
 * One person's items as messages: one about everything that partners may know, and a separate one
 * about texts that only cleared people read, so that the first can be emailed even if the second
 * may not be.
 */
export function partMessages(
  items: readonly RoundItem[],
  texts: readonly PackText[],
): readonly (readonly RoundItem[])[] {
  const isApart = ({ textId }: RoundItem) =>
    texts.find(({ id }) => id === textId)?.edition === 'CLEARED';
  return [items.filter((item) => !isApart(item)), items.filter(isApart)].filter(
    (part) => part.length > 0,
  );
}

/** One person's items of one marking, as a message. */
export function describeRound(
  items: readonly RoundItem[],
  telling: Telling,
  referenceData: ReferenceData,
): RoundMessage {
  const { pack, texts } = telling;
  const name = `${formatQuarter(pack.quarter)}, ${referenceData.places.find(pack.area)?.name ?? pack.area}`;
  const [first = 'ASKED'] = stepsInOrder.filter((step) => items.some((item) => item.step === step));
  const isApart = items.some(
    ({ textId }) => texts.find(({ id }) => id === textId)?.edition === 'CLEARED',
  );
  const paragraphs = stepsInOrder.flatMap((step) =>
    describeStep(
      step,
      items.filter((item) => item.step === step),
      { telling, referenceData },
    ),
  );
  const isOfBoard = items.some(
    ({ step, textId }) =>
      step.startsWith('SIGN_') ||
      step === 'TEXTS_LATE' ||
      (step === 'HANDED_BACK' && textId === ''),
  );
  return {
    title: `${titles[first]}: ${name}`,
    body: [...paragraphs, ...(isOfBoard ? describeMissing(telling, referenceData) : [])].join(
      '\n\n',
    ),
    marking: isApart ? 'OFFICIAL_SENSITIVE' : 'OFFICIAL',
    link: toLink(pack, items, texts),
  };
}

interface With {
  readonly telling: Telling;
  readonly referenceData: ReferenceData;
}

function describeStep(
  step: RoundStep,
  items: readonly RoundItem[],
  { telling, referenceData }: With,
): readonly string[] {
  if (items.length === 0) return [];
  const { pack } = telling;
  const name = `the pack for ${formatQuarter(pack.quarter)}, ${referenceData.places.find(pack.area)?.name ?? pack.area}`;
  const day = pack.signOffDueOn === null ? '' : formatDate(pack.signOffDueOn);
  switch (step) {
    case 'SIGNED_OFF':
      return pack.number === 1
        ? [`The board can now read ${name}: it has been signed off.`]
        : [
            `Version ${pack.number} of ${name} has been signed off. It replaces the version before it, which can still be read.`,
          ];
    case 'HANDED_BACK':
      return [
        `${capitalise(name)} has been handed back for changes.`,
        ...describeHandBack(items, { telling, referenceData }),
      ];
    case 'SIGN_PARTNERS':
      return [
        `${capitalise(name)} is with you. Please read it, then sign the edition for partners or hand it back.`,
      ];
    case 'SIGN_CLEARED':
      return [
        `${capitalise(name)} is with its chair. Please read the edition for cleared readers, then sign it.`,
      ];
    case 'SIGN_LATE':
      return [
        `${capitalise(name)} was to be signed off by ${day}, and has not been signed off yet.`,
      ];
    case 'SIGN_SOON':
      return [`${capitalise(name)} is due to be signed off by ${day}.`];
    case 'TEXTS_LATE':
      return [`Texts in ${name} are late.`];
    case 'UNASKED':
      return [
        `Nobody at these agencies can write these texts in ${name}. Ask an administrator there, or another agency.`,
        listOf(items, { telling, referenceData }),
      ];
    case 'LATE':
      return [
        `These texts in ${name} are late. Please write them now.`,
        listOf(items, { telling, referenceData }),
      ];
    case 'SOON':
      return [`These texts in ${name} are due soon.`, listOf(items, { telling, referenceData })];
    case 'ASKED':
      return [`Please write these texts in ${name}.`, listOf(items, { telling, referenceData })];
  }
}

/** Why a pack was handed back, and which of the person's texts it still needs. */
function describeHandBack(
  items: readonly RoundItem[],
  { telling, referenceData }: With,
): readonly string[] {
  const { post = '', reason = '' } = telling.handedBack ?? {};
  const owed = listOf(items, { telling, referenceData });
  return [
    ...(reason === '' ? [] : [`${post} says: “${reason}”`]),
    ...(owed === '' ? [] : ['These texts are still to be written.', owed]),
  ];
}

/** Texts by section and kind, in reading order, each with its day or its agency. */
function listOf(
  items: readonly RoundItem[],
  { telling: { sections, texts }, referenceData }: With,
): string {
  const lines = sections.flatMap(({ key, heading }) =>
    texts
      .filter(({ id, section }) => section === key && items.some(({ textId }) => textId === id))
      .map(
        (text) =>
          `${heading}, ${textKinds[text.kind].toLowerCase()}${describeEnd(text, items[0]?.step, referenceData)}`,
      ),
  );
  return toList(lines);
}

function describeEnd(
  { dueOn, ownerAgencyId, edition }: PackText,
  step: RoundStep | undefined,
  { agencies }: ReferenceData,
): string {
  const apart = edition === 'CLEARED' ? ', for cleared readers' : '';
  if (step === 'UNASKED')
    return `${apart}: ${agencies.find(({ id }) => id === ownerAgencyId)?.name ?? 'an agency that has ended'}`;
  return dueOn === null ? apart : `${apart}: due by ${formatDate(dueOn)}`;
}

/** The texts that partners will read and that are not agreed. */
function describeMissing(
  { sections, texts }: Telling,
  referenceData: ReferenceData,
): readonly string[] {
  const missing = findMissingTexts(sections, textsIn(texts, 'PARTNERS'), referenceData.today);
  if (missing.length === 0) return ['All its texts are agreed.'];
  const lateFirst = missing.toSorted((one, other) => Number(other.isLate) - Number(one.isLate));
  return [
    'Not agreed yet:',
    toList(lateFirst.map(({ words, isLate }) => `${words}${isLate ? ' (late)' : ''}`)),
  ];
}

/**
 * Lines as a list in plain text, with a hyphen before each; if there are too many, the first ones,
 * and how many more there are.
 */
export function toList(lines: readonly string[]): string {
  const shown =
    lines.length > MAX_LINES
      ? [...lines.slice(0, MAX_LINES - 1), `${lines.length - MAX_LINES + 1} more`]
      : lines;
  return shown.map((line) => `- ${line}`).join('\n');
}

function toLink(
  { quarter, area, number }: Pack,
  items: readonly RoundItem[],
  texts: readonly PackText[],
): string {
  const pack = `/boards/${quarter}/${encodeURIComponent(area)}`;
  const version = number === 1 ? {} : { version: String(number) };
  if (items.every(({ step }) => step === 'SIGNED_OFF')) return toAddress(pack, version);
  const sections = new Set(
    items.map(({ textId }) => texts.find(({ id }) => id === textId)?.section ?? ''),
  );
  const [section = ''] = sections;
  return toAddress(`${pack}/edit`, {
    ...version,
    ...(sections.size === 1 && section !== '' ? { section } : {}),
  });
}

function toAddress(path: string, asked: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(asked).toString();
  return query === '' ? path : `${path}?${query}`;
}

function capitalise(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
