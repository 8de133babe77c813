import { useState } from 'react';

import { copyText } from '#lib/clipboard.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ScrollRegion } from '#ui/ScrollRegion.js';
import { Section } from '#ui/Section.js';
import { Switch } from '#ui/Switch.js';

import {
  type SavedToCopy,
  writeSavedCurl,
  writeSavedPowerQuery,
  writeSavedPython,
  writeSavedR,
} from './copy-saved.js';
import styles from './SavedPages.module.css';

interface SavedCopyAsProps {
  readonly saved: SavedToCopy;
}

const languages = [
  { code: 'CURL', name: 'curl', write: writeSavedCurl },
  { code: 'PYTHON', name: 'Python', write: writeSavedPython },
  { code: 'R', name: 'R', write: writeSavedR },
  { code: 'POWER_QUERY', name: 'Power Query', write: writeSavedPowerQuery },
] as const;
type Language = (typeof languages)[number]['code'];

/** A saved question as code for other programs, to copy and run unchanged. */
export function SavedCopyAs({ saved }: SavedCopyAsProps) {
  const [chosen, setChosen] = useState<Language>('PYTHON');
  const [told, setTold] = useState('');
  const { name, write } = languages.find(({ code }) => code === chosen) ?? languages[1];
  const text = write(saved);
  const copy = () =>
    void copyText(text).then(
      () => setTold(`${name} copied`),
      () => setTold('Not copied: the browser does not allow it here.'),
    );
  return (
    <Section title="Copy as">
      <div className={styles.copy}>
        <Switch
          label="Which program asks"
          options={languages}
          chosen={chosen}
          onChoose={(code) => {
            setChosen(code);
            setTold('');
          }}
        />
      </div>
      <ScrollRegion label={`As ${name}`} role="group" className={styles.frame}>
        <pre className={styles.program}>{text.trimEnd()}</pre>
      </ScrollRegion>
      <div className={styles.copy}>
        <Button label={`Copy as ${name}`} onPress={copy}>
          Copy
        </Button>
        <span className={styles.small}>
          {told === '' ? 'The token is read from your own machine and is never in the text.' : told}
        </span>
      </div>
      <HiddenText role="status">{told}</HiddenText>
    </Section>
  );
}
