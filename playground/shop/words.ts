// The words that names and titles of the record shop are made of.

const words = (list: string): readonly string[] => list.trim().split(/\s+/)
const lines = (list: string): readonly string[] =>
  list
    .trim()
    .split('\n')
    .map(line => line.trim())

export const genres = lines(`
  Ambient
  Bluegrass
  Bossa nova
  Chamber music
  Chanson
  Country
  Disco
  Drum and bass
  Dub
  Flamenco
  Folk
  Funk
  Gospel
  House
  Jazz
  Metal
  Polka
  Punk
  Soul
  Surf
`)

export const adjectives = words(`
  Amber Ancient Blue Borrowed Brass Broken Careless Cold Copper Crooked Distant Double Early Electric Empty Endless
  Faithful Fallen Foreign Gentle Golden Green Half Hidden Hollow Honest Idle Iron Last Late Little Lonely Lost Lucky
  Midnight Narrow Northern Old Open Paper Patient Pale Plain Quiet Red Restless Round Salt Second Secret Silver Sleepy
  Slow Small Southern Spare Stolen Sudden Sweet Tall Tender Tin Torn Velvet Warm Wild Winter Wooden Yellow
`)

export const nouns = words(`
  Anchor Apple Avenue Balcony Barn Bell Bicycle Bird Boat Bridge Button Candle Canyon Carousel Cellar Chimney Clock Cloud
  Coat Compass Corner Cousin Crow Curtain Desert Door Drum Engine Feather Ferry Field Fire Flood Forest Fountain Garden
  Gate Ghost Glass Harbour Hat Hill Horse Hotel House Island Kettle Key Kitchen Ladder Lake Lamp Lantern Letter Lighthouse
  Lion Map Market Meadow Mirror Moon Mountain Needle Ocean Orchard Piano Pilot Planet Pocket Postcard Radio Rain River
  Road Roof Sailor Shadow Shoe Signal Sky Snow Sparrow Spoon Staircase Station Stone Storm Stranger Street Summer Sun
  Sunday Table Teacher Telegram Thunder Tiger Tower Train Tunnel Umbrella Valley Village Violin Wagon Wall Water Wheel
  Whale Wind Window Wolf
`)

export const places = words(`
  Ashfield Blackwater Cedarvale Dunmore Eastport Fairhaven Glenrock Highmoor Ironbridge Juniper Kingsbay Longreach
  Millbrook Northgate Oakmere Pinewood Quarry Redcliff Stonehill Thornbury Underwood Westbrook
`)

export const verbs = words(`
  Borrow Break Burn Carry Catch Count Cross Draw Dream Drive Drop Fade Follow Forget Gather Hear Hold Keep Leave Lift Lose
  Mend Paint Remember Send Sing Sink Sleep Stay Turn Wait Wake Walk Watch Write
`)

export const firstNames = words(`
  Ada Aino Alma Amara Anouk Ansel Basil Bea Bruno Carla Chidi Clara Dario Daya Edda Eino Elif Emil Esra Farid Fenna Gita
  Greta Hana Hugo Idris Ines Ivo Jana Jonas Juno Kaito Karim Lars Leila Lena Livia Luca Mabel Maren Mateo Mika Milo Mina
  Nadia Nils Noor Olga Omar Otis Paula Pedro Petra Quentin Rafa Ravi Rosa Ruben Sana Selma Simon Sofia Sven Tara Theo Tilda
  Ugo Uma Vera Viktor Wanda Wim Yara Yusuf Zeno Zoe
`)

export const lastNames = words(`
  Abara Almeida Andersen Baumann Bellini Berg Brandt Castro Conti Demir Dias Duarte Eklund Farkas Ferrari Fischer Fontaine
  Gallo Garcia Haas Hansen Holm Horvat Ibarra Ito Jansen Kaya Keller Kovacs Kruse Lang Laurent Lehto Lindgren Lopez Maier
  Marino Meyer Molina Moreau Nagy Nakata Novak Nowak Okafor Olsen Ortega Palmer Pereira Petrov Quist Ramos Reyes Ricci
  Rossi Roux Sato Schulte Silva Simic Sorensen Strand Suzuki Tanaka Toth Urban Varga Vidal Virtanen Vogel Wagner Weber
  Winter Yilmaz Zeman
`)

export interface City {
  readonly name: string
  readonly country: string
}

export const cities: readonly City[] = lines(`
  AT Graz
  AT Linz
  BE Ghent
  BR Recife
  BR Santos
  CA Halifax
  CH Basel
  DE Bremen
  DE Leipzig
  DE Ulm
  DK Aarhus
  ES Bilbao
  ES Cadiz
  FI Oulu
  FR Brest
  FR Lille
  FR Nantes
  GB Bristol
  GB Leeds
  IE Galway
  IT Bari
  IT Turin
  JP Kobe
  JP Sapporo
  MX Puebla
  NL Utrecht
  NO Bergen
  PL Gdynia
  PT Porto
  SE Malmo
  US Duluth
  US Portland
  US Tucson
`).map(line => ({ country: line.slice(0, 2), name: line.slice(3) }))

export const tags = words(`acoustic anniversary compilation debut demo import instrumental limited live mono remaster`)

export const moods = words(
  `Breakfast Driving Evening Focus Garden Holiday Kitchen Party Rainy Running Sunday Travel Work`,
)
