import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';

import styles from './PartTabs.module.css';

interface PartTabsProps {
  readonly parts: readonly { readonly name: string; readonly content: ReactNode }[];
}

/** The parts of the builder one at a time, for narrow screens. */
export function PartTabs({ parts }: PartTabsProps) {
  return (
    <Tabs className={styles.tabs ?? ''}>
      <TabList className={styles.list ?? ''} aria-label="Parts of the question">
        {parts.map(({ name }, index) => (
          <Tab key={index} id={String(index)} className={styles.tab ?? ''}>
            {name}
          </Tab>
        ))}
      </TabList>
      {parts.map(({ content }, index) => (
        <TabPanel key={index} id={String(index)} className={styles.panel ?? ''}>
          {content}
        </TabPanel>
      ))}
    </Tabs>
  );
}
