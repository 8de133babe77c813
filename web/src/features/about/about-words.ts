import type { CrimeType, Objective } from '#graphql/operations.js';

interface WayToReport {
  readonly when: string;
  readonly how: string;
  /** A number to call; null if there is none for all of the Thames Valley. */
  readonly number: string | null;
}

/** Whom to contact, the most urgent first. */
export const waysToReport: readonly WayToReport[] = [
  { when: 'Somebody is in danger, or a crime is happening now', how: '999', number: '999' },
  { when: 'Anything else that the police should know', how: '101', number: '101' },
  { when: 'Without giving your name', how: 'Crimestoppers, 0800 555 111', number: '0800 555 111' },
  {
    when: 'A concern that isn’t a crime',
    how: 'Your council, which can pass it on to the police',
    number: null,
  },
];

/** Signs that anybody can notice. */
export const signs = [
  {
    name: 'Trafficking',
    sign: 'One house used by many people. Women are promised honest work, brought here and sold for sex.',
  },
  {
    name: 'A cannabis factory',
    sign: 'An electricity supply that has been tampered with, or live cables left bare. The profit goes into cocaine and heroin.',
  },
  {
    name: 'Card skimming',
    sign: 'Something odd about a cash machine: it copies card details, which are then used to take money.',
  },
  {
    name: 'Cyber crime',
    sign: 'A message that asks for personal details. Many such messages come from organised groups.',
  },
] as const;

/** The objectives in order, with the purpose of each. */
export const objectives = [
  { code: 'PURSUE', name: 'Pursue', aim: 'prosecute and disrupt those who take part in it' },
  { code: 'PREVENT', name: 'Prevent', aim: 'keep people from taking part' },
  { code: 'PROTECT', name: 'Protect', aim: 'make people and places safer from it' },
  { code: 'PREPARE', name: 'Prepare', aim: 'reduce the harm where it happens' },
] as const satisfies readonly {
  readonly code: Objective;
  readonly name: string;
  readonly aim: string;
}[];

/** The crime types in the usual order. */
export const crimeTypes = [
  { code: 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE', name: 'Child sexual exploitation and abuse' },
  { code: 'ORGANISED_IMMIGRATION_CRIME', name: 'Organised immigration crime' },
  { code: 'CYBER_CRIME', name: 'Cyber crime' },
  { code: 'FIREARMS', name: 'Firearms' },
  { code: 'MONEY_LAUNDERING', name: 'Money laundering' },
  { code: 'DRUGS', name: 'Drugs' },
  { code: 'ECONOMIC_CRIME', name: 'Economic crime' },
  { code: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', name: 'Modern slavery and human trafficking' },
  { code: 'ORGANISED_ACQUISITIVE_CRIME', name: 'Organised acquisitive crime' },
] as const satisfies readonly { readonly code: CrimeType; readonly name: string }[];

/** The scale of serious and organised crime in the United Kingdom. */
export const scale = [
  { figure: 'over 6,000', of: 'organised crime groups' },
  { figure: 'nearly 50,000', of: 'people in them' },
  { figure: 'over £24bn', of: 'cost to the country each year' },
] as const;
