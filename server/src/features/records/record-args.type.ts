import { ArgsType, Field, InputType, Int } from 'type-graphql';

import { filterableFields, type RecordFilterRequest } from '#domain/records/record-filter.js';
import { fieldOf, type RecordKind } from '#domain/records/record-kind.js';
import { orderableFields, type OrderRequest, toOrderKey } from '#domain/records/record-order.js';
import {
  AgencyFilter,
  AgencyKindFilter,
  AreaFilter,
  CalendarYearFilter,
  FinancialYearFilter,
  MonthFilter,
  QuarterFilter,
  UpperAreaFilter,
} from '#features/figures/figure-filter.type.js';
import { OrderDirection } from '#features/figures/figure-order.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { LARGEST_PAGE, type PageRequest, USUAL_PAGE } from '#graphql/connection.js';

import { filterOf } from './field-filter.type.js';

/** The arguments of a list of records. */
export interface RecordArgs extends PageRequest {
  /** The reason as received. */
  readonly reason: string;
  readonly where?: RecordFilterRequest | null;
  readonly orderBy?: readonly OrderRequest[] | null;
}

const list = { nullable: true } as const;

/** The records of a kind in words, such as organised crime groups. */
function nameInWords({ name }: RecordKind): string {
  return name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

function createFilterType(kind: RecordKind): object {
  const { typeName, date } = kind;
  @InputType(`${typeName}Filter`, {
    description: `Which ${nameInWords(kind)} are listed. All conditions must hold. A record without a value for a field meets no condition on it, except "notIn" and "not". Filters by period use "${date}". At most 1,000 conditions, nested at most 20 deep.`,
  })
  class Filter {
    @Field(() => [Filter], {
      nullable: true,
      description: 'All of these hold. An empty list matches every record.',
    })
    and?: Filter[] | null;
    @Field(() => [Filter], {
      nullable: true,
      description: 'At least one of these holds. An empty list matches no record.',
    })
    or?: Filter[] | null;
    @Field(() => Filter, { nullable: true, description: 'This does not hold.' })
    not?: Filter | null;
    @Field(() => QuarterFilter, list) quarter?: QuarterFilter | null;
    @Field(() => FinancialYearFilter, list) financialYear?: FinancialYearFilter | null;
    @Field(() => CalendarYearFilter, list) calendarYear?: CalendarYearFilter | null;
    @Field(() => UpperAreaFilter, list) county?: UpperAreaFilter | null;
    @Field(() => UpperAreaFilter, list) localCommandUnit?: UpperAreaFilter | null;
    @Field(() => AgencyFilter, { nullable: true, description: 'The agencies that sent them.' })
    agency?: AgencyFilter | null;
    @Field(() => AgencyKindFilter, {
      nullable: true,
      description: 'The kind of agency that sent them.',
    })
    agencyKind?: AgencyKindFilter | null;
    [field: string]: unknown;
  }

  const declare = (type: object, field: string, description?: string) =>
    Field(() => type, { nullable: true, ...(description ? { description } : {}) })(
      Filter.prototype,
      field,
    );

  // A record of a whole quarter does not belong to any month.
  if (fieldOf(kind, date).is.type !== 'quarter') declare(MonthFilter, 'month');
  declare(AreaFilter, 'area');
  for (const field of filterableFields(kind)) {
    const filter = filterOf(field);
    if (filter) declare(filter, field.name, field.description);
  }
  return Filter;
}

function createOrderType(kind: RecordKind): object {
  const { typeName } = kind;
  const name = nameInWords(kind);
  const labels = Object.fromEntries(
    orderableFields(kind).map((field) => [toOrderKey(field.name), field.description]),
  );
  const OrderField = codeEnum(
    `${typeName}OrderField`,
    `The fields by which ${name} can be ordered.`,
    labels,
  );

  @InputType(`${typeName}Order`, {
    description: `A field by which ${name} are ordered. Codes are in the order of their list.`,
  })
  class Order {
    @Field(() => OrderField)
    field: string;

    @Field(() => OrderDirection, { defaultValue: 'ASC' })
    direction: string;
  }
  return Order;
}

/** The arguments of a list of records: filter, order, and a page. */
export function createRecordArgs(kind: RecordKind): new () => RecordArgs {
  const [Filter, Order] = [createFilterType(kind), createOrderType(kind)];
  const size = `1 to ${LARGEST_PAGE.toLocaleString('en-GB')}. Give one of first and last; without either, you get the first ${USUAL_PAGE}.`;

  @ArgsType()
  class Args implements RecordArgs {
    @Field(() => String, {
      description:
        'Why they are opened, in 5 to 500 characters. It is kept in the log, where the agencies that own the records can read it.',
    })
    reason: string;

    @Field(() => Filter, {
      nullable: true,
      description: 'Which records to list. Without it, all of them.',
    })
    where?: RecordFilterRequest | null;

    @Field(() => [Order], {
      nullable: true,
      description:
        'The order, most important first; by default, latest first. Ties are ordered by agency and reference, so that the order is always the same.',
    })
    orderBy?: OrderRequest[] | null;

    @Field(() => Int, {
      nullable: true,
      description: `How many to return: the first, or those that follow \`after\`; ${size}`,
    })
    first?: number | null;

    @Field(() => String, {
      nullable: true,
      description: 'The cursor that the page begins after. Use it with first.',
    })
    after?: string | null;

    @Field(() => Int, {
      nullable: true,
      description: `How many to return: the last, or those that come before \`before\`; ${size}`,
    })
    last?: number | null;

    @Field(() => String, {
      nullable: true,
      description: 'The cursor that the page ends before. Use it with last.',
    })
    before?: string | null;
  }
  return Args;
}
