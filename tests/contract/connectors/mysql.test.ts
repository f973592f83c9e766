import { connectorContract } from './contract.js';
import { mysqlTarget } from './targets/mysql.js';

connectorContract(mysqlTarget);
