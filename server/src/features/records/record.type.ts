import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

import type { FieldType, KindName, RecordField, RecordKind } from '#domain/records/record-kind.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { Area } from '#features/places/area.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

import { listEnums } from './list.type.js';

/** A record in the API: its fields by name. */
export interface RecordNode {
  readonly [field: string]: NodeValue | undefined;
}

/**
 * The value of a field in the API: plain values and codes as they are, places, agencies and
 * quarters as objects, links as records.
 */
export type NodeValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number | Agency | undefined)[]
  | Agency
  | Area
  | Period
  | RecordNode;

const types: Readonly<Record<Exclude<FieldType['type'], 'code' | 'codes'>, object>> = {
  reference: String,
  record: String,
  text: String,
  date: PlainDateScalar,
  quarter: Period,
  'yes-no': Boolean,
  'whole-number': Int,
  number: Float,
  pounds: Float,
  area: Area,
  agency: Agency,
  agencies: [Agency],
};

const recordTypes = new Map<KindName, object>();

/**
 * The type of the records of a kind, with a GraphQL field for each field of the kind. Fields have
 * no permission check of their own, because permission is checked before records are read.
 */
export function createRecordType(kind: RecordKind): object {
  @ObjectType(kind.typeName, { description: kind.description, simpleResolvers: true })
  class RecordType {
    @Field(() => ID, {
      description: 'The agency and its name for the record, such as TVP:R-17.',
    })
    id: string;
  }

  for (const field of kind.fields) {
    Field(() => typeOf(field), { nullable: field.isNullable, description: field.description })(
      RecordType.prototype,
      field.name,
    );
  }
  for (const { name, to, description } of kind.links) {
    Field(() => typeOfLinked(to), { nullable: true, description })(RecordType.prototype, name);
  }
  recordTypes.set(kind.name, RecordType);
  return RecordType;
}

function typeOf({ is }: RecordField): object {
  if (is.type === 'code') return listEnums[is.list];
  return is.type === 'codes' ? [listEnums[is.list]] : types[is.type];
}

function typeOfLinked(name: KindName): object {
  const type = recordTypes.get(name);
  if (!type) throw new Error(`No type of ${name}`);
  return type;
}
