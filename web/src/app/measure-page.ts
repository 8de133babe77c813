export { MeasureRoute as Page } from './MeasureRoute.js';
export { toFirstQuestion } from '#features/measures/measure/first-question.js';
