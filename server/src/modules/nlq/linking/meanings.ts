/** Everyday and business words that stand for the same thing. One line is one meaning; a word may stand in several. */
export const meanings = `
nation, country, land, nationality
customer, client, buyer, consumer, purchaser, shopper
employee, staff, worker, personnel, crew
product, good, item, merchandise, article, commodity
company, firm, enterprise, corporation, business, organization, organisation
organization, organisation, institution, institute, association
movie, film, motion picture, picture
singer, vocalist, artist, musician, performer
song, track, tune
band, group, ensemble
teacher, instructor, lecturer, professor, tutor, educator, faculty
student, pupil, learner, undergraduate
university, college, school
course, class, curriculum, subject, lesson, module
employer, boss, company
job, occupation, profession, work, employment, position, career
salary, wage, pay, earning, income, compensation, remuneration
revenue, income, turnover, sale, earning, proceed
profit, gain, margin, earning
cost, expense, price, expenditure, charge, fee
price, cost, rate, amount, value
amount, quantity, number, total, sum
quantity, unit, number, count
balance, saving, deposit, amount
budget, fund, funding
payment, pay, settlement
invoice, bill
order, purchase, booking
purchase, buy, order
booking, reservation, reserve
transaction, deal, trade
shop, store, outlet, branch
supplier, vendor, provider
producer, manufacturer, maker, brand
manufacturer, producer, maker, brand
brand, make, label
category, type, kind, sort, class, genre, group
type, kind, sort, category, variety, style
style, genre, type
description, detail, explanation, content, information, describe
detail, information, description
name, title, label, called
title, name
first name, forename, given name, personal name
last name, surname, family name
nickname, alias
sex, gender
age, old, year old
birth date, date of birth, birthday, birth day
birth place, place of birth, hometown, birthplace
hometown, home town, native place, home city
nationality, citizenship, country
address, location, residence, home
location, place, position, site, venue, address, where, locate
venue, place, location, site, stadium
city, town, municipality
region, area, district, zone, territory, province
district, region, area, borough
county, district
state, province
zip code, postal code, post code, postcode, zip, zip postcode
street, road
phone, telephone, cellphone, mobile, cell phone, mobile phone
phone number, telephone number, contact number, telephone, phone
email, mail, email address, e-mail
website, homepage, web site, url, site
year, season
date, day, time
time, hour, duration
duration, length, time
length, distance, long, duration
height, tall, stature, elevation
elevation, altitude, height
width, breadth, wide
weight, mass, heavy
size, area, dimension, capacity
area, size, surface, acreage
capacity, seat, occupancy, size
speed, velocity, fast
temperature, celsius, degree, heat, hot
rating, score, rank, star, grade
score, point, mark, grade, result
rank, ranking, place, position, standing
grade, mark, score, level
level, grade, tier
status, state, condition
result, outcome, consequence
outcome, result
reason, cause
cause, reason
vehicle, car, automobile, auto
car, automobile, vehicle
airplane, aircraft, plane, jet
airline, carrier
flight, trip
ship, boat, vessel
train, railway
route, path, line
driver, chauffeur
pilot, aviator
passenger, traveler, traveller
airport, airfield
destination, arrival
origin, source, departure
hotel, inn, accommodation, lodge
room, chamber
apartment, flat
building, structure, house, edifice
house, home, residence
owner, possessor, proprietor, holder
manager, head, leader, director, boss, supervisor
head, leader, chief
leader, head, chief
chairman, president, chair
president, chairman
advisor, adviser, supervisor, mentor
author, writer
writer, author
book, publication, volume
publication, book, publish
paper, article, publication, manuscript
magazine, journal, periodical
newspaper, paper, press
publisher, press
editor, redactor
journalist, reporter
document, file, record, paper
file, document
record, entry, document
doctor, physician
physician, doctor
nurse, caregiver
patient, sick person
hospital, clinic
disease, illness, sickness
medicine, drug, medication
procedure, treatment, operation
treatment, therapy, procedure
appointment, meeting
meeting, conference
conference, meeting, summit
competition, contest, tournament, match, championship
contest, competition
match, game, competition
game, match
tournament, competition, championship
race, competition
team, club, squad, side
club, team, society, association
player, athlete, sportsman
athlete, player, sportsman
coach, trainer, manager
trainer, coach
competitor, contestant, participant, opponent
contestant, participant, competitor
participant, attendee, competitor, member
member, participant
membership, member
attendance, audience, attend, spectator
audience, viewer, attendance, spectator
viewer, audience
event, activity, happening
activity, event, hobby
hobby, interest, activity
festival, celebration, fest
party, political party
party, celebration, event
election, vote, poll
vote, ballot, election
candidate, nominee, applicant
nominee, candidate
award, prize, honor, honour
prize, award
medal, award
injury, harm, wound
accident, crash, incident
crash, accident
killed, death, dead, kill, fatality, casualty
death, fatality, die
damage, harm, destruction
storm, hurricane, typhoon
perpetrator, criminal, offender, attacker
crime, offense, offence
police, officer
officer, official
official, formal
population, inhabitant, resident, people, number of people
inhabitant, resident, population
resident, inhabitant, citizen
person, people, individual, human, user
people, person
user, account
account, user
child, kid, son, daughter
husband, spouse, wife
wife, spouse, husband
friend, companion, buddy
pet, animal
animal, creature
dog, puppy
breed, race, kind
farm, ranch
crop, harvest
wine, alcoholic drink
drink, beverage
food, meal, dish
meal, food, dish
restaurant, diner, eatery
ingredient, component
recipe, formula
flavor, flavour, taste, aroma
taste, flavor
color, colour
design, pattern
characteristic, feature, property, attribute, trait
feature, characteristic, property
property, house, estate, characteristic
component, part
part, component
device, equipment, machine, gadget, appliance
machine, device, equipment
equipment, device, gear
computer, pc
software, program
program, programme, show
show, program, series, exhibition
channel, station
station, stop, terminal
series, show, program
episode, part
director, filmmaker
actor, performer, cast
actress, actor
character, role
role, character, part, function
exhibition, exhibit, show, display
museum, gallery
gallery, museum
painting, artwork, picture
artwork, painting, art
photo, photograph, picture, image
image, picture, photo
album, record, volume
concert, performance, gig
performance, show, concert
theater, theatre, cinema
cinema, theater, movie theater
stage, phase
stadium, arena, venue
mountain, peak, hill
river, stream
lake, pond
island, isle
church, chapel
wedding, marriage
marriage, wedding
language, tongue
subject, topic, theme
topic, subject, theme
theme, topic, subject
project, assignment
assignment, task, assign
task, assignment
department, division, section, unit
division, department, section
section, part, department
branch, department
industry, sector, field
market, marketplace
headquarter, head office, main office, base
office, bureau
start, begin, commence, launch, open
begin, start
launch, start, release
end, finish, close, final
finish, end, complete
open, opening, start, found, establish
found, establish, create, creation, start, build
establish, found, create, creation
create, creation, establish, make, found
release, issue, publish, launch
issue, release, publish
published, publication, issue, release
arrive, arrival
arrival, arrive
depart, departure, leave
departure, depart, leave
join, enter, join in
register, registration, sign up, enroll
registration, register
enrol, register, attend, enter
graduate, graduation
admission, admit, enrol
accept, acceptance, admit
apply, application
complain, complaint
complaint, complain, grievance
claim, demand, request
request, claim, demand
policy, rule, insurance
insurance, coverage, policy
loan, credit, debt, lend
credit, loan
debt, loan
bank, branch
card, credit card
tax, duty, levy
discount, rebate, reduction, deduction
stock, inventory, share
inventory, stock
share, stock, portion
percentage, percent, proportion, share, rate
percent, percentage
ratio, rate, proportion
rate, percentage, price
change, difference
increase, growth, rise
distance, length, range
depth, deep
long, length, duration
short, length
tall, height
fast, speed
cheap, price, cost
expensive, price, cost
note, comment, remark
comment, review, note, remark
review, comment, rating
reviewer, critic, rater
message, text, tweet
tweet, message, post
follower, fan
follow, follower
post, message
topping, ingredient
service, facility
facility, service
code, number, id
id, identifier, identification, code, number
identifier, id
number, id, code
model, version
version, edition
edition, version
platform, system
operating system, os
network, net
storage, memory
memory, ram, storage
bridge, viaduct
architect, builder, designer
designer, architect, creator
builder, constructor
build, construct, construction
construction, build
inspection, check
repair, fix, maintenance
maintenance, repair
technician, engineer
engineer, technician
scientist, researcher
researcher, scientist
research, study
study, research, major
major, field, specialization, study
degree, qualification
qualification, degree
skill, ability, talent
ability, skill
experience, expertise
term, semester
semester, term
quarter, term
building, hall
dorm, dormitory, residence hall
classroom, room
sponsor, supporter, donor
donor, donator, giver
donation, gift, contribution
gift, present, donation
host, presenter, organizer
organizer, host, organiser
volunteer, helper
delegate, representative
representative, delegate
government, administration
mayor, city head
governor, head of state
secretary, minister
judge, justice, referee
lawyer, attorney
court, tribunal
contract, agreement
agreement, contract
delivery, shipment, ship
shipment, delivery, shipping
destination, target
gross, income, revenue
worldwide, global
domestic, national
assets, property, wealth
wealth, asset, fortune
value, worth, price, amount
market value, worth
net worth, wealth
religion, faith, denomination
denomination, religion
kingdom, realm
king, monarch
war, battle, conflict
battle, fight, war
army, military
weapon, arm
mission, task, operation
captain, commander
fate, destiny, outcome
tonnage, weight, load
prominence, importance
quality, grade
popular, common, frequent
fleet, ship
wrestler, fighter
win, victory
lose, defeat, loss
reign, rule
gymnast, athlete
swimmer, athlete
climber, mountaineer
decoration, decor, ornament
decor, decoration
symptom, sign
effect, impact, influence
campaign, promotion
promotion, campaign, advertisement
mailshot, mailing
catalog, catalogue
catalogue, catalog
comptroller, controller
committee, commission, board
constituency, district, electorate
affiliation, association
term, period
period, time, term
minute, time
snatch, lift
protein, enzyme
solution, answer
step, stage
market share, share
appellation, grown place
appelation, appellation
winery, vineyard, wine maker
harvest, crop
vice president, deputy
treasurer, cashier
nomination, nominate
nominate, nomination
assist, help
premise, building
allergy, allergic
authority, government
player, participant, competitor, gamer
location, city, town, country
hometown, birthplace, birth place, place of birth
story, floor, level
populace, population, number of people
residence, habitation, dwelling, address
nickname, monicker, moniker
founder, establisher, creator
major, discipline, field of study
attendance, attendee, number of attendee, turnout
audience, attendee, number of attendee
gdp, gross domestic product
zip, postal, postal code
text, content, message
visit, tour, stay
match, contest, fixture
hosting, hold, held
stock, inventory
method, type, way, means
winery, wine maker, wine producer
coach, instructor
lesson, class
revenue, amount of income, income
enrol, number of student
description, describing content, content
supporter, backer
debate, discussion
opponent, rival
trainee, apprentice
lecture, talk
journey, trip, travel
dwelling, house
remark, note
fee, charge, cost
bonus, premium
goal, target, aim
plan, scheme, program
staff, member of staff, staff member
boss, manager
rent, lease, hire
vehicle, truck, van
motorcycle, motorbike
bicycle, bike
garment, clothing, clothes
shoe, footwear
phone, mobile phone, telephone, cellphone
laptop, notebook
television, tv
film, picture
spectator, viewer, audience
novel, book
poem, verse
lyric, words
drug, pharmaceutical
nation, people
empire, kingdom
fortune, wealth
quality, grade
shipment, consignment, delivery
warehouse, depot, storehouse
invoice, bill, receipt
refund, reimbursement
complaint, objection
ticket, pass
tournament, cup
trophy, award, prize
squad, team
stadium, ground, field
referee, umpire
captain, skipper
profit, earnings, net income
employer, company
recruit, hire
resign, quit
`;
