import { windows } from '#domain/question/window.js';
import { codeEnum } from '#graphql/code-enum.js';

export const Window = codeEnum('Window', 'What of time a figure is for.', windows);
