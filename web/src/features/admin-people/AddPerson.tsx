import { useId, useState } from 'react';

import { Button } from '#ui/Button.js';

import styles from './AddPerson.module.css';
import type { GrantChoices } from './grant-draft.js';
import { GrantFields } from './GrantFields.js';

interface AddPersonProps {
  readonly choices: GrantChoices;
  /** Called with a sentence that says what was done. */
  readonly onDone: (outcome: string) => void;
}

/**
 * The form for a new person: beside the list if there is room; on a phone above it, behind a
 * button.
 */
export function AddPerson({ choices, onDone }: AddPersonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const title = useId();
  const finish = (said: string) => {
    setIsOpen(false);
    onDone(said);
  };
  return (
    <>
      {isOpen ? null : (
        <div className={styles.opener}>
          <Button look="main" onPress={() => setIsOpen(true)}>
            Add somebody
          </Button>
        </div>
      )}
      <section className={styles.panel} aria-labelledby={title} data-open={isOpen}>
        <h2 id={title}>Add somebody</h2>
        <GrantFields person={null} choices={choices} leave={{ words: 'Clear' }} onDone={finish} />
      </section>
    </>
  );
}
