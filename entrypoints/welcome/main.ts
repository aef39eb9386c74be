import { openWelcome } from '../../src/pages/welcome';

void openWelcome(document);
