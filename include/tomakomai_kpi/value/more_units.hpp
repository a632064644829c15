// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_MORE_UNITS_HPP
#define TOMAKOMAI_KPI_VALUE_MORE_UNITS_HPP

// Units that plans print now and then. They stand apart from units.hpp so that
// the typed layer, which rarely names them, stays light; readers know them all.
//
// Synopsis
//   namespace units { 組合, 病院, …; ppm, 歳; 円毎台 for 円/台 … }
//   units::more, units::whole_catalogue   the list of them, and of all unit types

#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi::units {

// clang-format off
struct 組織 { static constexpr auto definition = counter("組織"); }; using organisation = 組織;
struct 組合 { static constexpr auto definition = counter("組合"); }; using cooperative = 組合;
struct 協議会 { static constexpr auto definition = counter("協議会"); }; using council = 協議会;
struct 機関 { static constexpr auto definition = counter("機関"); }; using agency = 機関;
struct 医療機関 { static constexpr auto definition = counter("医療機関"); }; using medical_institution = 医療機関;
struct 病院 { static constexpr auto definition = counter("病院"); }; using hospital = 病院;
struct 学校 { static constexpr auto definition = counter("学校"); }; using school_building = 学校;
struct 農家 { static constexpr auto definition = counter("農家"); }; using farm_household = 農家;
struct 拠点 { static constexpr auto definition = counter("拠点"); }; using base = 拠点;
struct 地点 { static constexpr auto definition = counter("地点"); }; using spot = 地点;
struct 学区 { static constexpr auto definition = counter("学区"); }; using school_district = 学区;
struct 校区 { static constexpr auto definition = counter("校区"); }; using school_zone = 校区;
struct 団地 { static constexpr auto definition = counter("団地"); }; using housing_estate = 団地;
struct 物件 { static constexpr auto definition = counter("物件"); }; using property = 物件;
struct 軒 { static constexpr auto definition = counter("軒"); }; using house = 軒;
struct 枠 { static constexpr auto definition = counter("枠"); }; using slot = 枠;
struct 通 { static constexpr auto definition = counter("通"); }; using letter = 通;
struct 種目 { static constexpr auto definition = counter("種目"); }; using sport_event = 種目;
struct 競技 { static constexpr auto definition = counter("競技"); }; using sport = 競技;
struct 公演 { static constexpr auto definition = counter("公演"); }; using performance = 公演;
struct 品種 { static constexpr auto definition = counter("品種"); }; using variety = 品種;
struct 銘柄 { static constexpr auto definition = counter("銘柄"); }; using brand = 銘柄;
struct コマ { static constexpr auto definition = counter("コマ"); }; using class_period = コマ;
struct セット { static constexpr auto definition = counter("セット"); }; using set_of_things = セット;
struct スポット { static constexpr auto definition = counter("スポット"); }; using sight = スポット;
struct ブース { static constexpr auto definition = counter("ブース"); }; using booth = ブース;
struct か国 { static constexpr auto definition = counter("か国", "カ国", "ヶ国", "ヵ国", "ケ国"); }; using foreign_country = か国;
struct 歳 { static constexpr auto definition = interval("歳", "才"); }; using years_of_age = 歳;
struct 食 { static constexpr auto definition = counter("食"); }; using meal = 食;
struct セッション { static constexpr auto definition = counter("セッション"); }; using session = セッション;
struct 話 { static constexpr auto definition = counter("話"); }; using episode = 話;
struct 周 { static constexpr auto definition = counter("周"); }; using lap = 周;
struct ケース { static constexpr auto definition = counter("ケース"); }; using case_of_work = ケース;
struct プラン { static constexpr auto definition = counter("プラン"); }; using care_plan = プラン;
struct 指標 { static constexpr auto definition = counter("指標"); }; using indicator_counted = 指標;
struct 分野 { static constexpr auto definition = counter("分野"); }; using field_of_work = 分野;
struct テーマ { static constexpr auto definition = counter("テーマ"); }; using theme = テーマ;
struct 製品 { static constexpr auto definition = counter("製品"); }; using product_made = 製品;
struct ブランド { static constexpr auto definition = counter("ブランド"); }; using brand_name = ブランド;
struct 特許 { static constexpr auto definition = counter("特許"); }; using patent = 特許;
struct 論文 { static constexpr auto definition = counter("論文"); }; using paper = 論文;
struct 記事 { static constexpr auto definition = counter("記事"); }; using article_counted = 記事;
struct 投稿 { static constexpr auto definition = counter("投稿"); }; using post = 投稿;
struct 動画 { static constexpr auto definition = counter("動画"); }; using video = 動画;
struct 番組 { static constexpr auto definition = counter("番組"); }; using programme_shown = 番組;
struct 回線 { static constexpr auto definition = counter("回線"); }; using line_of_network = 回線;
struct 端末 { static constexpr auto definition = counter("端末"); }; using terminal = 端末;
struct システム { static constexpr auto definition = counter("システム"); }; using system_counted = システム;
struct サービス { static constexpr auto definition = counter("サービス"); }; using service = サービス;
struct 業務 { static constexpr auto definition = counter("業務"); }; using business_process = 業務;
struct 試合 { static constexpr auto definition = counter("試合"); }; using match = 試合;
struct 歩 { static constexpr auto definition = counter("歩"); }; using step_counted = 歩;
struct 営業日 { static constexpr auto definition = counter("営業日"); }; using business_day = 営業日;
struct TEU { static constexpr auto definition = counter("TEU"); }; using container_equivalent = TEU;
struct 寄港 { static constexpr auto definition = counter("寄港"); }; using port_call = 寄港;
struct 区間 { static constexpr auto definition = counter("区間"); }; using section_counted = 区間;
struct 工区 { static constexpr auto definition = counter("工区"); }; using work_section = 工区;
struct 教科 { static constexpr auto definition = counter("教科"); }; using subject_counted = 教科;
struct 条例 { static constexpr auto definition = counter("条例"); }; using ordinance = 条例;
struct 制度 { static constexpr auto definition = counter("制度"); }; using scheme = 制度;
struct サイト { static constexpr auto definition = counter("サイト"); }; using website = サイト;
struct 議席 { static constexpr auto definition = counter("議席"); }; using seat_of_council = 議席;
struct 俵 { static constexpr auto definition = counter("俵"); }; using straw_bag = 俵;
struct 尾 { static constexpr auto definition = counter("尾"); }; using fish = 尾;
struct 橋梁 { static constexpr auto definition = counter("橋梁"); }; using bridge_structure = 橋梁;
struct 手続 { static constexpr auto definition = counter("手続", "手続き"); }; using procedure = 手続;
struct 往復 { static constexpr auto definition = counter("往復"); }; using round_trip = 往復;
struct 館 { static constexpr auto definition = counter("館"); }; using hall = 館;
struct タイトル { static constexpr auto definition = counter("タイトル"); }; using title_of_work = タイトル;
struct 紙 { static constexpr auto definition = counter("紙"); }; using newspaper = 紙;
struct 誌 { static constexpr auto definition = counter("誌"); }; using magazine = 誌;
struct 水系 { static constexpr auto definition = counter("水系"); }; using river_system = 水系;
struct 河川 { static constexpr auto definition = counter("河川"); }; using river = 河川;
struct 都道府県 { static constexpr auto definition = counter("都道府県"); }; using prefecture = 都道府県;
struct 市町 { static constexpr auto definition = counter("市町"); }; using city_or_town_of_prefecture = 市町;
struct 町村 { static constexpr auto definition = counter("町村"); }; using town_or_village = 町村;
struct 市区町村 { static constexpr auto definition = counter("市区町村", "区市町村"); }; using city_ward_or_town = 市区町村;
struct 灯 { static constexpr auto definition = counter("灯"); }; using lamp = 灯;
struct 支援単位 { static constexpr auto definition = counter("支援単位"); }; using unit_of_care = 支援単位;
struct トンネル { static constexpr auto definition = counter("トンネル"); }; using tunnel = トンネル;
struct 分団 { static constexpr auto definition = counter("分団"); }; using fire_company = 分団;
struct 診療科 { static constexpr auto definition = counter("診療科"); }; using clinical_department = 診療科;
struct バース { static constexpr auto definition = counter("バース"); }; using berth = バース;
struct 粒 { static constexpr auto definition = counter("粒"); }; using grain = 粒;
struct 歯 { static constexpr auto definition = counter("歯"); }; using tooth = 歯;
struct 人分 { static constexpr auto definition = counter("人分", "名分"); }; using share_of_one_person = 人分;
struct 食分 { static constexpr auto definition = counter("食分"); }; using share_of_one_meal = 食分;
struct 日分 { static constexpr auto definition = counter("日分"); }; using share_of_one_day = 日分;
struct 人日分 { static constexpr auto definition = counter("人日分"); }; using share_of_one_person_day = 人日分;
struct フレートトン { static constexpr auto definition = counter("フレートトン"); }; using freight_tonne = フレートトン;
struct 総トン { static constexpr auto definition = counter("総トン"); }; using gross_tonnage = 総トン;
struct dL { static constexpr auto definition = measuring("dL", "体積", {1, 10'000}, "dl", "㎗", "デシリットル"); }; using decilitre = dL;
struct 台キロ { static constexpr auto definition = product("台キロ", 台::definition, km::definition, "台km"); }; using machine_kilometre = 台キロ;
struct kt_CO2 { static constexpr auto definition = measuring("kt-CO₂", "排出量", 1'000'000, "kt-CO2", "ktCO2"); }; using kilotonne_CO2 = kt_CO2;
struct マイクログラム { static constexpr auto definition = measuring("μg", "質量", {1, 1'000'000'000}, "µg", "㎍"); }; using microgram = マイクログラム;
struct ピコグラム { static constexpr auto definition = measuring("pg", "質量", {1, 1'000'000'000'000'000}); }; using picogram = ピコグラム;
struct pg_TEQ { static constexpr auto definition = measuring("pg-TEQ", "毒性等量", 1); }; using picogram_TEQ = pg_TEQ;
struct kcal { static constexpr auto definition = measuring("kcal", "熱量", 1, "キロカロリー"); }; using kilocalorie = kcal;
struct mmHg { static constexpr auto definition = measuring("mmHg", "血圧", 1, "mmhg"); }; using millimetre_of_mercury = mmHg;
struct ppb { static constexpr auto definition = proportion("ppb", {1, 1'000'000'000}); }; using parts_per_billion = ppb;
struct Mbps { static constexpr auto definition = measuring("Mbps", "通信速度", 1, "Mb/s"); }; using megabit_per_second = Mbps;
struct Gbps { static constexpr auto definition = measuring("Gbps", "通信速度", 1'000, "Gb/s"); }; using gigabit_per_second = Gbps;
struct ドル { static constexpr auto definition = counter("ドル", "米ドル"); }; using dollar = ドル;
struct 人口10万対 { static constexpr auto definition = proportion("人口10万対", {1, 100'000}); }; using per_hundred_thousand_people = 人口10万対;
struct 人口千対 { static constexpr auto definition = proportion("人口千対", {1, 1'000}); }; using per_thousand_people = 人口千対;
struct 出生千対 { static constexpr auto definition = proportion("出生千対", {1, 1'000}); }; using per_thousand_births = 出生千対;
struct 出産千対 { static constexpr auto definition = proportion("出産千対", {1, 1'000}); }; using per_thousand_deliveries = 出産千対;
struct ppm { static constexpr auto definition = proportion("ppm", {1, 1'000'000}, "ｐｐｍ"); }; using parts_per_million = ppm;
struct デシベル { static constexpr auto definition = interval("dB", "ｄＢ", "デシベル"); }; using decibel = デシベル;

struct 台毎世帯 { static constexpr auto definition = quotient("台/世帯", 台::definition, 世帯::definition, "台／世帯"); }; using machine_per_household = 台毎世帯;
struct 時間毎人 { static constexpr auto definition = quotient("時間/人", 時間::definition, 人::definition, "時間／人"); }; using hour_per_person = 時間毎人;
struct 分毎人 { static constexpr auto definition = quotient("分/人", 分::definition, 人::definition, "分／人"); }; using minute_per_person = 分毎人;
struct 円毎台 { static constexpr auto definition = quotient("円/台", 円::definition, 台::definition, "円／台"); }; using yen_per_machine = 円毎台;
struct 冊毎月 { static constexpr auto definition = quotient("冊/月", 冊::definition, か月::definition, "冊／月"); }; using volume_per_month = 冊毎月;
struct 日毎月 { static constexpr auto definition = quotient("日/月", 日::definition, か月::definition, "日／月"); }; using day_per_month = 日毎月;
struct 時間毎月 { static constexpr auto definition = quotient("時間/月", 時間::definition, か月::definition, "時間／月"); }; using hour_per_month = 時間毎月;
struct 時間毎日 { static constexpr auto definition = quotient("時間/日", 時間::definition, 日::definition, "時間／日"); }; using hour_per_day = 時間毎日;
struct 分毎日 { static constexpr auto definition = quotient("分/日", 分::definition, 日::definition, "分／日"); }; using minute_per_day = 分毎日;
struct 円毎月 { static constexpr auto definition = quotient("円/月", 円::definition, か月::definition, "円／月"); }; using yen_per_month = 円毎月;
struct 円毎km { static constexpr auto definition = quotient("円/km", 円::definition, km::definition, "円／km"); }; using yen_per_kilometre = 円毎km;
struct 回毎週 { static constexpr auto definition = quotient("回/週", 回::definition, 週::definition, "回／週"); }; using occasion_per_week = 回毎週;
struct 日毎週 { static constexpr auto definition = quotient("日/週", 日::definition, 週::definition, "日／週"); }; using day_per_week = 日毎週;
struct mg毎L { static constexpr auto definition = quotient("mg/L", mg::definition, L::definition, "mg/l", "㎎/L", "mg/ℓ", "㎎/ℓ", "㎎/l"); }; using milligram_per_litre = mg毎L;
struct kg毎人日 { static constexpr auto definition = quotient("kg/人日", kg::definition, 人日::definition, "kg/人・日", "㎏/人・日"); }; using kilogram_per_person_day = kg毎人日;
struct t_CO2毎人 { static constexpr auto definition = quotient("t-CO₂/人", t_CO2::definition, 人::definition, "t-CO2/人"); }; using tonne_CO2_per_person = t_CO2毎人;
// clang-format on

using more =
    unit_list<組織, 組合, 協議会, 機関, 医療機関, 病院, 学校, 農家, 拠点, 地点, 学区, 校区, 団地,
              物件, 軒, 枠, 通, 種目, 競技, 公演, 品種, 銘柄, コマ, セット, スポット, ブース, か国,
              歳, ppm, デシベル, 台毎世帯, 時間毎人, 分毎人, 円毎台, 冊毎月, 日毎月, 時間毎月,
              時間毎日, 分毎日, 円毎月, 円毎km, 回毎週, 日毎週, mg毎L, kg毎人日, t_CO2毎人, 食,
              セッション, 話, 周, ケース, プラン, 指標, 分野, テーマ, 製品, ブランド, 特許, 論文,
              記事, 投稿, 動画, 番組, 回線, 端末, システム, サービス, 業務, 試合, 歩, 営業日, TEU,
              寄港, 区間, 工区, 教科, 条例, 制度, サイト, 議席, 俵, 尾, 橋梁, 手続, 往復, kt_CO2,
              マイクログラム, ピコグラム, pg_TEQ, kcal, mmHg, ppb, Mbps, Gbps, ドル, 人口10万対,
              人口千対, 出生千対, 出産千対, 館, タイトル, 紙, 誌, 水系, 河川, 都道府県, 市町, 町村,
              市区町村, 灯, 支援単位, トンネル, 分団, 診療科, バース, 粒, 歯, 人分, 食分, 日分,
              人日分, フレートトン, 総トン, dL, 台キロ>;

using whole_catalogue = typename detail::concatenated<catalogue, more>::type;

}  // namespace tomakomai_kpi::units

#endif
