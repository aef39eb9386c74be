import { openOptions } from '../../src/pages/options/options';

void openOptions(document);
