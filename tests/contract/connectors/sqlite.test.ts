import { connectorContract } from './contract.js';
import { sqliteTarget } from './targets/sqlite.js';

connectorContract(sqliteTarget);
