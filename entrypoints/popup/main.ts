import { openPopup } from '../../src/pages/popup';

void openPopup(document);
