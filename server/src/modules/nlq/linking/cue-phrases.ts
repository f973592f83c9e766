import type { Cue } from './cues.js';

/** Phrases, divided by "|", and what they do. */
export type CueLine = readonly [phrases: string, cue: Cue];

export const cueLines: readonly CueLine[] = [
  [
    'show|list|find|give|return|tell|get|display|report|provide|retrieve|select|count up|what|which|name|compute|calculate|identify|please|output|describe',
    { is: 'ask' },
  ],
  [
    'how many|number of|the number of|total number of|the total number of|count the number of|count of|the count of|count|numbers of|how many times|total count of|how often',
    { is: 'count' },
  ],
  [
    'for each|for every|in different|for various|grouped by|group by|broken down by|split by|in each|of each|by each|from each|per|to each|on each|with each|within each|for different|for the different|at each|for all the different',
    { is: 'group' },
  ],
  ['each|every|respective', { is: 'each' }],
  ['by|according to|based on', { is: 'by' }],
  ['distinct|different|unique|various', { is: 'distinct' }],
  [
    "not|never|n't|without|no|none|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|cannot|outside|excluding|lacking|lack|lacks|do not|does not|did not|is not|are not|has not|have not|has never|have never|do not have|does not have|did not have|have no|has no|had no|neither|nor|absent|free of|free from|out of",
    { is: 'not' },
  ],
  ['except|except for|other than|but not|apart from|besides|aside from|rather than', { is: 'except' }],
  ['and|as well as|along with|together with|and also|but|while|plus|&', { is: 'and' }],
  ['also', { is: 'also' }],
  ['or', { is: 'or' }],
  ['both', { is: 'both' }],
  ['either', { is: 'either' }],
  ['any|some|at least some', { is: 'any' }],
  ['between|in the range|in the range of|ranging from|in between', { is: 'between' }],
  [
    'who|whose|whom|that|where|with|using|having|when|such that|in which|for which|on which|of which|to which|with which|if|through which',
    { is: 'relative' },
  ],
  ['has|have|had|do|does|did|contain a|own|owns|got|contains a', { is: 'have' }],
  ['is|are|was|were|be|been|being|equals|called|named|titled|is named|is called|are named', { is: 'be' }],
  ['of|for|to|about', { is: 'of' }],
  ['in|on|from|at|within|during|into|as|under the|through|via|over the|among|amongst|across|against', { is: 'in' }],
  ['there|are there|is there|exist|exists', { is: 'there' }],
  [
    'percentage of|share of|proportion of|percent of|what percentage|what share|fraction of|% of|share|percentage',
    { is: 'share' },
  ],
  [
    'everything|all information|all the information|all info|all details|all the details|all columns|all fields|all data|complete information|full details|every detail|all attributes|all the information about|all information about',
    { is: 'everything' },
  ],
  ['null|missing|blank|empty|unknown|is missing|not available|unspecified|not specified|not recorded', { is: 'null' }],
  ['than', { is: 'than' }],
  ['running total|cumulative|running sum|cumulated|running total of|cumulative sum of', { is: 'running' }],
  [
    'growth|growth of|growth in|growth rate|growth rate of|change in|percent change in|percentage change in',
    { is: 'growth' },
  ],
  ['vs|versus|compared to|compared with|vs.|against', { is: 'versus' }],
  ['trend|trend of|over time|development of', { is: 'trend' }],
  ['they|them|their|its|his|her|it|this|these|those|he|she', { is: 'pronoun' }],
  [
    'average|mean|avg|the average|on average|average of|the mean|average value of|averaged',
    { is: 'aggregate', name: 'avg' },
  ],
  [
    'total|sum|sum of|total of|the total|combined|overall|in total|total amount of|the sum of|totals|altogether|total sum of',
    { is: 'aggregate', name: 'sum' },
  ],
  ['maximum|max|maximal|peak', { is: 'aggregate', name: 'max' }],
  ['minimum|min|minimal', { is: 'aggregate', name: 'min' }],
  ['median', { is: 'aggregate', name: 'median' }],
  [
    'more than|greater than|higher than|larger than|above|over|exceeding|exceeds|exceed|bigger than|beyond|in excess of|better than|surpassing|stronger than|upwards of|with over|more then|longer then|after than|>|of over|bigger|greater|higher|larger',
    { is: 'compare', op: '>' },
  ],
  [
    'in or after|on or after|at or after|at least|no less than|no fewer than|not less than|minimum of|a minimum of|greater than or equal to|more than or equal to|larger than or equal to|higher than or equal to|bigger than or equal to|above or equal to|not lower than|or more than|as many as|>=|at or above|least|equal or more than|equal or greater than|equal to or greater than|not smaller than|a least',
    { is: 'compare', op: '>=' },
  ],
  [
    'in or before|on or before|at or before|at most|no more than|not more than|no higher than|no larger than|no greater than|maximum of|a maximum of|less than or equal to|smaller than or equal to|lower than or equal to|fewer than or equal to|not exceeding|up to|not higher than|not over|<=|at or below|equal or less than|not greater than|equal to or less than',
    { is: 'compare', op: '<=' },
  ],
  [
    'less than|fewer than|lower than|smaller than|below|under|less then|beneath|<|worse than|fewer|lower|smaller',
    { is: 'compare', op: '<' },
  ],
  ['equal to|equals|exactly|=|same as|equal|the same as', { is: 'compare', op: '=' }],
  ['not equal to|!=|different from|differs from|<>', { is: 'compare', op: '!=' }],
  [
    'after|since|later than|from after|following|starting from|as of|past',
    { is: 'compare', op: '>', adjective: 'later' },
  ],
  ['before|prior to|earlier than|until|till|ahead of', { is: 'compare', op: '<', adjective: 'earlier' }],
  [
    'or more|or above|or higher|or greater|or later|or after|or over|and above|or older|or longer|or larger|and up|or newer|and over|and older|or bigger',
    { is: 'after-number', op: '>=' },
  ],
  [
    'or less|or fewer|or below|or lower|or earlier|or before|or under|and below|or younger|or shorter|or smaller|and under',
    { is: 'after-number', op: '<=' },
  ],
  [
    'most|the most|highest|the highest|greatest|max number of|maximum number of|most number of|greatest number of|largest number of|highest number of|biggest number of|largest amount of|the largest number of|the greatest number of|the highest number of|best|largest count of|top|the best|most amount of|the biggest number of|the most number of|the maximum number of|the max number of|greatest amount of|highest count of',
    { is: 'superlative', descending: true },
  ],
  [
    'least|the least|lowest|the lowest|fewest|the fewest|minimum number of|least number of|smallest number of|lowest number of|fewest number of|the smallest number of|the lowest number of|worst|the least number of|the fewest number of|smallest amount of|the minimum number of|bottom',
    { is: 'superlative', descending: false },
  ],
  [
    'most common|the most often|the most commonly|the most widely|most popular|most frequent|the most common|most often|most frequently|most commonly|the most popular|most widely|most prevalent|the most frequent|the most frequently|most used|most frequently used|most commonly used|most times|the most times|most often used|most numerous',
    { is: 'common', descending: true },
  ],
  [
    'least common|the least common|least popular|the least popular|least frequent|the least frequent|least often|the least often|least commonly|least frequently|the least frequently|least used|the least used|rarest|the rarest',
    { is: 'common', descending: false },
  ],
  [
    'sorted by|ordering by|ordering|sorting by|ordered by|order by|sort by|ranked by|ordered|sorted|in order of|in the order of|rank|arranged by|arranged in|order|sort|ranked|sorted in|ordered in|listed in|sorted according to|ordered according to|sort them by|order them by|sort the results by|order the results by|sort results by|sort the list by|sort the result by|sorted with|sort the names by|ordered from|sorted from|sort first by|sorted first by|first by|then by|and then by|arranged|listed by|in terms of',
    { is: 'order' },
  ],
  [
    'descending|decreasing|in descending order|in decreasing order|descending order|descending order of|in descending order of|in decreasing order of|decreasing order of|decreasing order|high to low|highest to lowest|from high to low|from the highest to the lowest|from highest to lowest|from most to least|largest to smallest|from largest to smallest|from big to small|big to small|desc|in the descending order of|in descending order by|in the decreasing order of|from the most to the least|in reverse order|from oldest to youngest|oldest to youngest|from latest to earliest|reverse|from the oldest to the youngest|in reverse alphabetical order|reverse alphabetical order|most recent first|newest first|from old to young|from most recent to oldest|from long to short|from longest to shortest|in descending',
    { is: 'direction', descending: true },
  ],
  [
    'ascending|increasing|in ascending order|in increasing order|ascending order|ascending order of|in ascending order of|in increasing order of|increasing order of|increasing order|low to high|lowest to highest|from low to high|from the lowest to the highest|from lowest to highest|smallest to largest|from smallest to largest|from small to big|asc|from youngest to oldest|youngest to oldest|in the ascending order of|in ascending order by|in the increasing order of|from least to most|from the least to the most|from earliest to latest|from the earliest to the latest|from the youngest to the oldest|from young to old|oldest first|from shortest to longest|chronological order|in chronological order|chronologically|in ascending',
    { is: 'direction', descending: false },
  ],
  [
    'alphabetically|alphabetical order|in alphabetical order|alphabetical|lexicographically|lexicographical order|in lexicographical order|in alphabetical order of|alphabetical order of|in alphabetic order|alphabetic order|in alphabetical ascending order|in the alphabetical order|alphabetic|lexicographic order|in lexicographic order|by alphabetical order|in alphabetical order by',
    { is: 'alphabetical' },
  ],
  [
    'starts with|starting with|start with|begins with|beginning with|begin with|prefix|starts with the letter|starting with the letter|starting with letter|begins with the letter|has prefix|with prefix|start with the letter|the prefix|begin with the letter|starts with letter|initial|beginning with the letter|starting with the letters|whose initial is',
    { is: 'like', where: 'start' },
  ],
  [
    'ends with|ending with|end with|suffix|ends with the letter|ending in|ends in|end in|the suffix|ending with the letter|end with the letter',
    { is: 'like', where: 'end' },
  ],
  [
    'contains|contain|containing|contains the word|contain the word|including|includes|include|containing the word|contains the substring|contain the letter|contains the letter|containing the letter|include the word|includes the word|has the substring|with the word|the word|the substring|substring|contains the phrase|have the word|has the word|the phrase|including the word|letter|the letter|containing the phrase|contain the substring|containing the substring|the character|include the substring|includes the substring|include the letter|with substring|the string|contains the string|contain the string|containing the string|contains letter|contain letter|have the substring',
    { is: 'like', where: 'inside' },
  ],
  ['daily|by day|per day|each day|for each day|by date', { is: 'bucket', unit: 'day' }],
  ['weekly|by week|per week|each week|for each week|week by week', { is: 'bucket', unit: 'week' }],
  [
    'monthly|by month|per month|each month|for each month|month by month|in each month|every month',
    { is: 'bucket', unit: 'month' },
  ],
  [
    'quarterly|by quarter|per quarter|each quarter|for each quarter|quarter by quarter',
    { is: 'bucket', unit: 'quarter' },
  ],
  [
    'yearly|annually|by year|per year|each year|for each year|in each year|annual|year by year|every year',
    { is: 'bucket', unit: 'year' },
  ],
];
