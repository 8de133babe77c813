import { useEffect, useState } from 'react';

import { type FormColumn, readFormColumns } from './form-columns.js';

/** The columns that a form asks for; null until known. */
export type FormColumns = readonly FormColumn[] | 'FAILED' | null;

/** The columns of a disruption for an agency. `quarter` decides which places and agencies exist. */
export function useFormColumns(agency: string | null, quarter: string | null): FormColumns {
  const [columns, setColumns] = useState<FormColumns>(null);
  useEffect(() => {
    if (agency === null || quarter === null) return undefined;
    let isGone = false;
    const load = async () => {
      // After any fault the form cannot be shown, and the page says so.
      const found = await readFormColumns(agency, quarter).catch(() => 'FAILED' as const);
      if (!isGone) setColumns(found);
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [agency, quarter]);
  return columns;
}
