import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { can } from '#domain/access/permission.js';
import type { AgencyRecord } from '#domain/agencies.js';
import { datasets } from '#domain/lists.js';
import { canBeReturned } from '#domain/places.js';
import { endOf, isQuarter, type Quarter, startOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { toFormColumns } from '#domain/returns/column-words.js';
import { findRecordTable } from '#features/returns/record-table.js';
import { refuseFile } from '#platform/http/file-sender.js';

import { writeTemplate } from './write-template.js';

export interface TemplateParts {
  readonly readReferenceData: () => Promise<ReferenceData>;
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const asked = z.object({ agency: z.string(), quarter: z.string().refine(isQuarter) });

/**
 * Serves workbooks to fill in, one for each dataset, to people who send returns. Also serves, as
 * JSON, the questions of a form for a single record.
 */
export function serveTemplates(app: FastifyInstance, { readReferenceData }: TemplateParts): void {
  app.route<{ Params: { readonly file: string } }>({
    url: '/import/templates/:file',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async ({ params: { file }, query, identity }, reply) => {
      if (identity === null) throw new Error('The request for a template has no identity');
      const table = findRecordTable(file.replace(/\.(xlsx|json)$/, ''));
      const wanted = asked.safeParse(query);
      const { agencies, places } = await readReferenceData();
      const agency = agencies.find(({ code }) => code === wanted.data?.agency);
      if (!table || !wanted.success || !agency)
        return refuseFile(reply, {
          status: 404,
          sentence: 'There is no such template. Name a dataset, an agency and a quarter.',
        });
      const permission = can(identity.viewer, 'SEND_RETURNS', {
        ...{ agencyIds: [agency.id], areas: [] },
      });
      if (!permission.ok) return refuseFile(reply, { status: 403, sentence: permission.sentence });
      const { quarter } = wanted.data;
      const { dataset, columns } = table.declaration;
      const setting = {
        quarter,
        areas: places.current.filter(canBeReturned).map(({ name }) => name),
        agencies: agencies.filter((each) => existsIn(each, quarter)).map(({ name }) => name),
      };
      if (file.endsWith('.json'))
        return reply
          .header('cache-control', 'no-store')
          .send({ columns: toFormColumns(columns, setting) });
      const content = await writeTemplate({
        ...{ ...setting, declaration: table.declaration, agency: agency.name },
        dataset: datasets[dataset],
      });
      return reply
        .type(XLSX_TYPE)
        .header('cache-control', 'no-store')
        .header(
          'content-disposition',
          `attachment; filename="${agency.code}-${dataset.toLowerCase()}-${quarter}.xlsx"`,
        )
        .send(content);
    },
  });
}

/** Whether an agency exists on some day of a quarter, so that its records may name it. */
function existsIn({ validFrom, validTo }: AgencyRecord, quarter: Quarter): boolean {
  return (
    (validFrom === null || validFrom <= endOf(quarter)) &&
    (validTo === null || startOf(quarter) <= validTo)
  );
}
