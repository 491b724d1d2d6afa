// SPDX-License-Identifier: Apache-2.0
import { startLanguage } from './language.js';

startLanguage();
