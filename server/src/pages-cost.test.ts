import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type TypeNode,
  validate,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';

import { allowances } from '#domain/cost/allowances.js';
import { computeCost } from '#domain/cost/cost-of-operation.js';
import { measureKeys } from '#domain/measures/catalogue.js';
import { limitOperations } from '#graphql/operations/limits.js';
import { readAskedFields } from '#graphql/operations/selected-fields.js';
import { testReferenceData } from '#testing/test-reference-data.js';
import { readWebDocuments } from '#testing/web-documents.js';

import { builtSchema } from './schema.js';

const referenceData = testReferenceData('2026-11-24');
const documents = readWebDocuments();
const operations = [...documents].flatMap(([name, document]) =>
  document.definitions.flatMap((operation) =>
    operation.kind === Kind.OPERATION_DEFINITION ? [{ name, document, operation }] : [],
  ),
);

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await builtSchema;
});

/**
 * The variables of each page's widest question: no filter, every part, every measure of a list, and
 * months for groups by time.
 */
const widest: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Dataset: 'DISRUPTIONS',
  FigureFilter: {},
  Int: 10_000,
  Window: 'PERIOD',
  Quarter: '2026-27-Q1',
  ID: null,
  String: null,
};
const lists: Readonly<Record<string, readonly string[]>> = {
  // Blocks of My page are requested four at a time.
  pins: ['1', '2', '3', '4'],
  timeBy: ['MONTH', 'OBJECTIVE'],
  timeByObjective: ['MONTH', 'OBJECTIVE'],
  seriesBy: ['MONTH', 'CRIME_TYPE'],
  watchedBy: ['MONTH', 'AREA'],
};

function widestOf(name: string, type: TypeNode, measure: string): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) {
    const value = widestOf(name, type.type, measure);
    return value ?? 'E06000038';
  }
  if (type.kind === Kind.LIST_TYPE)
    return lists[name] ?? (nameOf(type.type) === 'MeasureKey' ? measureKeys : null);
  return nameOf(type) === 'MeasureKey' ? measure : (widest[nameOf(type)] ?? null);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

function costOf(document: DocumentNode, operation: OperationDefinitionNode, measure: string) {
  const variables = Object.fromEntries(
    (operation.variableDefinitions ?? []).map(({ variable, type }) => [
      variable.name.value,
      widestOf(variable.name.value, type, measure),
    ]),
  );
  const fields = readAskedFields({ schema, document, operation, variables });
  return computeCost(fields, referenceData);
}

describe('the pages of the application', () => {
  it('are all in the list', () => {
    expect(documents.size).toBeGreaterThan(25);
    expect([...documents.keys()]).toEqual(
      expect.arrayContaining(['OverviewPage', 'PageOfBlocks', 'ExplainFigure', 'LogPage']),
    );
  });

  it.each(operations)(
    '$name costs less than half the limit of one operation, even at its widest, and stays within its own limits',
    (each) => {
      const { document, operation } = each;
      expect(validate(schema, document, limitOperations())).toEqual([]);
      for (const measure of [
        'disruptions',
        'triagedInTime',
        'hoursPerDisruption',
        'disruptionsSupported',
      ]) {
        expect(costOf(document, operation, measure).cost).toBeLessThan(
          allowances.QUESTION.operation / 2,
        );
      }
    },
  );

  it('leave an hourly allowance for two hundred views of the most expensive page', () => {
    const dearest = Math.max(
      ...operations.map(
        ({ document, operation }) => costOf(document, operation, 'triagedInTime').cost,
      ),
    );
    expect(dearest * 200).toBeLessThan(allowances.QUESTION.hour);
  });
});
