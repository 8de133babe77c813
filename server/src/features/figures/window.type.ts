import { windows } from '#domain/question/window.js';
import { codeEnum } from '#graphql/code-enum.js';

export const Window = codeEnum('Window', 'Which period a figure is for.', windows);
