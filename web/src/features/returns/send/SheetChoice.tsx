import { useEffect, useRef, useState } from 'react';

import styles from '#features/returns/staged/Send.module.css';
import { Button } from '#ui/Button.js';
import { SelectField } from '#ui/SelectField.js';

interface SheetChoiceProps {
  readonly file: File;
  /** The names of the sheets; at least one. */
  readonly sheets: readonly string[];
  readonly onChoose: (sheet: string) => void;
}

/** Asks which sheet of a workbook is the return. Nothing has been stored yet. */
export function SheetChoice({ file, sheets, onChoose }: SheetChoiceProps) {
  const [sheet, setSheet] = useState(sheets[0] ?? '');
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section className={styles.sheets} aria-labelledby="which-sheet">
      <h2 id="which-sheet" ref={place} tabIndex={-1}>
        Which sheet is the return?
      </h2>
      <p>{`${file.name} has ${sheets.length === 1 ? 'another sheet' : `${sheets.length} sheets`} that could be the return. Send one at a time.`}</p>
      <SelectField
        label="Sheet"
        options={sheets.map((name) => ({ code: name, name }))}
        chosen={sheet}
        onChoose={setSheet}
      />
      <p>
        <Button look="main" onPress={() => onChoose(sheet)}>
          Send this sheet
        </Button>
      </p>
    </section>
  );
}
