import { always, maybe, type RecordField, type RecordKind, sender, stored } from './record-kind.js';

/** A field for a number in a line; null if it was not given, which is not 0. */
function amount(name: string, column: string, what: string): RecordField {
  return maybe(name, column, {
    is: { type: 'number' },
    description: `${what}. Null if it was not given, which is different from 0.`,
  });
}

function money(name: string, column: string, what: string): RecordField {
  return maybe(name, column, {
    is: { type: 'pounds' },
    description: `${what}, for this quarter only, in pounds, with pence as decimals. Null if it was not given, which is different from 0.`,
  });
}

/** Lines of resource returns as shown to anyone who may open them. */
export const resourceLineRecords: RecordKind = {
  name: 'resourceLines',
  dataset: 'RESOURCES',
  typeName: 'ResourceLine',
  description:
    'The resources that one agency put in for one quarter, objective, area, staff group and funding source.',
  table: 'resource_line',
  date: 'quarter',
  key: ['quarter', 'objective', 'area', 'staffGroup', 'fundingSource'],
  fields: [
    sender,
    always('quarter', 'quarter_start', {
      is: { type: 'quarter' },
      description: 'The quarter it is about.',
    }),
    always('objective', 'objective', {
      is: { type: 'code', list: 'Objective' },
      description: 'The objective that it serves.',
    }),
    always('area', 'area_code', {
      is: { type: 'area' },
      description:
        'What it is coded to: a district, or Oxfordshire or the force if it serves no single district.',
    }),
    always('staffGroup', 'staff_group', {
      is: { type: 'code', list: 'StaffGroup' },
      description: 'The kind of staff.',
    }),
    always('fundingSource', 'funding_source', {
      is: { type: 'code', list: 'FundingSource' },
      description: 'Who pays.',
    }),
    amount(
      'establishmentFte',
      'establishment_fte',
      'Funded posts at the end of the quarter, in full-time equivalents',
    ),
    amount(
      'strengthFte',
      'strength_fte',
      'Staff in post at the end of the quarter, in full-time equivalents',
    ),
    amount('hoursPlanned', 'hours_planned', 'Hours planned for the quarter'),
    amount('hoursCommitted', 'hours_committed', 'Hours committed in the quarter'),
    amount(
      'hoursAbstracted',
      'hours_abstracted',
      'Hours in the quarter for which staff were moved to other work',
    ),
    money('budgetPounds', 'budget_pence', 'Budget'),
    money('actualPounds', 'actual_pence', 'Spend (negative if more came back than was spent)'),
    money('forecastPounds', 'forecast_pence', 'Forecast spend'),
    ...stored,
  ],
  links: [],
};
