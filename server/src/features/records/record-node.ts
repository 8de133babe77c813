import type { World } from '#domain/figures/world.js';
import { quarterOf } from '#domain/quarter.js';
import type { RecordField, RecordKind } from '#domain/records/record-kind.js';
import { type Period, toPeriod } from '#features/periods/period.type.js';
import { type Agency, toAgency } from '#features/places/agency.type.js';
import { type Area, toArea } from '#features/places/area.type.js';

import type { RecordNode } from './record.type.js';
import type { RecordRow } from './record-page.reader.js';

/** Turns rows into records as they are handed out. What many of them share (places, agencies, quarters) is made once. */
export class NodeMaker {
  private readonly agencies: ReadonlyMap<unknown, Agency>;
  private readonly areas = new Map<string, Area | null>();
  private readonly periods = new Map<string, Period>();

  constructor(
    private readonly kind: RecordKind,
    private readonly world: World,
  ) {
    this.agencies = new Map(world.agencies.map((agency) => [agency.id, toAgency(agency)]));
  }

  toNode(row: RecordRow): RecordNode {
    const node: Record<string, unknown> = { id: this.toId(row) };
    for (const field of this.kind.fields) {
      const value = row[field.name];
      if (value !== undefined) node[field.name] = value === null ? null : this.show(field, value);
    }
    return node;
  }

  private show({ is }: RecordField, value: unknown): unknown {
    switch (is.type) {
      case 'agency':
        return this.agencies.get(value) ?? null;
      case 'agencies':
        return Array.isArray(value) ? value.map((id) => this.agencies.get(id)) : [];
      case 'area':
        return this.areaOf(String(value));
      case 'quarter':
        return this.periodOf(String(value));
      case 'pounds':
        return Number(value) / 100;
      default:
        return value;
    }
  }

  private areaOf(code: string): Area | null {
    const known = this.areas.get(code);
    if (known !== undefined) return known;
    const found = this.world.places.find(code);
    const area = found && toArea(found);
    this.areas.set(code, area);
    return area;
  }

  private periodOf(day: string): Period {
    const quarter = quarterOf(day);
    const period = this.periods.get(quarter) ?? toPeriod(quarter, this.world);
    this.periods.set(quarter, period);
    return period;
  }

  private toId(row: RecordRow): string {
    return [this.agencies.get(row.agency)?.code, ...this.kind.key.map((name) => row[name])].join(':');
  }
}
