import { openFindings } from '../../src/pages/findings/findings';

void openFindings(document);
