import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { auditActions } from '#domain/audit/entry.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Agency, toAgency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime, PlainDateScalar } from '#graphql/scalars.js';

import type { ShownEntry } from './audit-log.reader.js';

export const AuditAction = codeEnum(
  'AuditAction',
  "What the log records: the six operations in section 62 of the Data Protection Act 2018, and this program's own.",
  auditActions,
);

@ObjectType('TouchedAgency', {
  description: 'An agency whose records a log entry concerns.',
  simpleResolvers: true,
})
export class TouchedAgency {
  @Field(() => Agency)
  agency: Agency;

  @Field(() => Int, {
    description:
      'How many of its records were read, counted or changed. 0 if the viewer only saw that there are some.',
  })
  records: number;
}

@ObjectType('AuditEntry', {
  description: 'An entry in the log: one thing that somebody did. It never changes.',
  simpleResolvers: true,
})
export class AuditEntry {
  @Field(() => ID, { description: 'The number.' })
  id: string;

  @Field(() => Int, { description: 'Entries are numbered from 1 without a gap.' })
  number: number;

  @Field(() => DateTime)
  at: Date;

  @Field(() => AuditAction)
  action: string;

  @Field(() => String, { description: 'Who did it, as they were shown at the time.' })
  person: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Their id. Null for the local administrator, and for anybody else who is not a person in this installation.',
  })
  personId: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The network address that it came from. Null if it did not come over a network, if the entry is older than the recording of addresses, or if it was done for an agency whose log you may not read.',
  })
  address: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "SHA-256 of the session's id, the same for everything done in it. Null if the address is null or there was no session.",
  })
  session: string | null;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency for which it was done. Null if there was none, or more than one.',
  })
  agency: Agency | null;

  @Field(() => [TouchedAgency], {
    description:
      'The agencies whose records it concerns; viewers who are not cleared see only their own agencies.',
  })
  touched: readonly TouchedAgency[];

  @Field(() => String, { description: 'What was done, in words.' })
  what: string;

  @Field(() => Dataset, {
    nullable: true,
    description: 'Null if it does not concern a single dataset.',
  })
  dataset: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The first 4,000 characters of the filter for the records, as JSON. Null if there was none.',
  })
  filter: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Rows read or changed; for viewers who are not cleared, only records of their own agencies. Null if no rows were involved.',
  })
  rowCount: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reason in their own words. Null if none was asked for.',
  })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "SHA-256 of the previous entry's hash and the whole of this entry, in hexadecimal. Null for viewers who may not see the whole entry, because they could use it to guess counts.",
  })
  hash: string | null;
}

@InputType('AuditFilter', {
  description: 'Which log entries are listed. All conditions must hold.',
})
export class AuditFilter {
  @Field(() => PlainDateScalar, { nullable: true, description: 'The first day included.' })
  from?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'The last day included.' }) to?:
    | string
    | null;
  @Field(() => [AuditAction], {
    nullable: true,
    description: 'One of these. An empty list matches no entry.',
  })
  actions?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Who did it, by their id.' }) person?:
    | string
    | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who did it, by part of the name shown, ignoring case.',
  })
  name?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Done for this agency, or concerning its records, by its code.',
  })
  agency?: string | null;
  @Field(() => Dataset, { nullable: true, description: 'Concerning this dataset.' }) dataset?:
    | string
    | null;
}

/**
 * An entry for somebody who may read the log.
 *
 * @param reach the ids of the agencies whose log they read; null for all. Network addresses of
 * people at other agencies are hidden
 */
export function toAuditEntry(
  entry: ShownEntry,
  referenceData: ReferenceData,
  reach: readonly number[] | null,
): AuditEntry {
  const { number, actor, agencyId, touched, ...said } = entry;
  const find = toFinder(referenceData);
  const concerned = Object.entries(touched).flatMap(([id, records]) => {
    const agency = find(Number(id));
    return agency ? [{ agency, records }] : [];
  });
  const isOfTheirs = reach === null || (agencyId !== null && reach.includes(agencyId));
  return {
    ...said,
    address: isOfTheirs ? (actor.address ?? null) : null,
    session: isOfTheirs ? (actor.session ?? null) : null,
    id: String(number),
    number,
    person: actor.name,
    personId: actor.personId,
    agency: agencyId === null ? null : find(agencyId),
    touched: concerned,
  };
}

/** Finds agencies by their database id. */
export function toFinder({ agencies }: ReferenceData): (id: number) => Agency | null {
  return (id) => {
    const agency = agencies.find((each) => each.id === id);
    return agency ? toAgency(agency) : null;
  };
}
