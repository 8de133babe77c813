import { quarterOf } from '#domain/quarter.js';
import type { RecordField, RecordKind } from '#domain/records/record-kind.js';
import { recordKinds } from '#domain/records/record-kinds.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type Period, toPeriod } from '#features/periods/period.type.js';
import { type Agency, toAgency } from '#features/places/agency.type.js';
import { type Area, toArea } from '#features/places/area.type.js';

import type { NodeValue, RecordNode } from './record.type.js';
import type { RecordRow } from './record-page.reader.js';

/**
 * Turns rows into records of the API. Objects that many records share (places, agencies, quarters)
 * are made once.
 */
export class NodeMaker {
  private readonly agencies: ReadonlyMap<unknown, Agency>;
  private readonly areas = new Map<string, Area | null>();
  private readonly periods = new Map<string, Period>();

  constructor(private readonly referenceData: ReferenceData) {
    this.agencies = new Map(referenceData.agencies.map((agency) => [agency.id, toAgency(agency)]));
  }

  toNode(kind: RecordKind, row: RecordRow): RecordNode {
    const node: Record<string, NodeValue> = { id: this.toId(kind, row) };
    for (const field of kind.fields) {
      const value = row[field.name];
      if (value !== undefined) node[field.name] = value === null ? null : this.show(field, value);
    }
    for (const { name, to } of kind.links) {
      const linked = row[name];
      if (isRow(linked)) node[name] = this.toNode(recordKinds[to], linked);
    }
    return node;
  }

  private show({ is }: RecordField, value: NonNullable<RecordRow[string]>): NodeValue {
    switch (is.type) {
      case 'agency':
        return this.agencies.get(value) ?? null;
      case 'agencies':
        return Array.isArray(value) ? value.map((id) => this.agencies.get(id)) : [];
      case 'area':
        return this.areaOf(toText(value));
      case 'quarter':
        return this.periodOf(toText(value));
      case 'pounds':
        return Number(value) / 100;
      default:
        return value;
    }
  }

  private areaOf(code: string): Area | null {
    const known = this.areas.get(code);
    if (known !== undefined) return known;
    const found = this.referenceData.places.find(code);
    const area = found && toArea(found);
    this.areas.set(code, area);
    return area;
  }

  private periodOf(day: string): Period {
    const quarter = quarterOf(day);
    const period = this.periods.get(quarter) ?? toPeriod(quarter, this.referenceData);
    this.periods.set(quarter, period);
    return period;
  }

  /**
   * The id of a record, from its agency and key: `TVP:R-17`, or `TVP:2025-26-Q1:G-3` in a register.
   */
  private toId({ key }: RecordKind, row: RecordRow): string {
    const parts = key.map((name) =>
      name === 'quarter' ? quarterOf(toText(row[name])) : toText(row[name]),
    );
    return [this.agencies.get(row.agency)?.code, ...parts].join(':');
  }
}

/** A text or a number as text; nothing for anything else. */
function toText(value: RecordRow[string]): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isRow(linked: unknown): linked is RecordRow {
  return typeof linked === 'object' && linked !== null;
}
