import { useRef, useState } from 'react';

import { Breakdown } from '#features/measures/breakdown/Breakdown.js';
import { ExplainChange } from '#features/measures/explain/ExplainChange.js';
import { ExplainDrawer } from '#features/measures/explain/ExplainDrawer.js';
import type { PeriodChoice } from '#lib/choice.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { Notice } from '#ui/Notice.js';
import { PageFoot } from '#ui/PageFoot.js';

import type { MeasureContext, PageMeasure } from './measure.type.js';
import { type AskedMeasure, describeMeasureScope, type MeasureChoices, type MeasureScope, toMeasureSearch } from './measure-address.js';
import { MeasureControl } from './MeasureControl.js';
import { MeasureFacts } from './MeasureFacts.js';
import { MeasureTitle } from './MeasureTitle.js';
import styles from './MeasureView.module.css';
import { useIsWide } from './use-is-wide.js';
import { useMeasureView } from './use-measure-view.js';
