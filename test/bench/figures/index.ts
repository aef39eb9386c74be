import type { Figure } from '../figure';
import { messageToPicture } from './message-to-picture';

/** All figures, in the order they are measured in. */
export const figures: readonly Figure[] = [messageToPicture];
